package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.pipeline.RoleCredentials;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What stands under an id, and what is allowed, may change while an operation runs. */
@ExtendWith(OneJenkins.class)
class RenewalTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/backup";

    private final AtomicReference<AmazonWebServicesCredentials> stored =
            new AtomicReference<>(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "shop", "AKIDOLD", "secret", ""));

    private final AtomicBoolean allowed = new AtomicBoolean();
    private final RecordedRoles roles = new RecordedRoles();

    private NamedCredentials credentials() {
        return new NamedCredentials(id -> Optional.ofNullable(stored.get()), allowed::get);
    }

    private CredentialsSource named() throws Exception {
        return credentials().of("shop");
    }

    private software.amazon.awssdk.auth.credentials.AwsCredentials resolved(CredentialsSource source) {
        return source.fresh().apply(roles).resolveCredentials();
    }

    private static AWSCredentialsImpl role(String accessKey, String externalId) {
        return new AWSCredentialsImpl(CredentialsScope.GLOBAL, "shop", accessKey, "hunter2", "", ROLE, "", externalId);
    }

    @Test
    void newKeysAreUsed(JenkinsRule jenkins) throws Exception {
        CredentialsSource source = named();
        stored.set(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "shop", "AKIDNEW", "secret", ""));

        assertThat(resolved(source).accessKeyId()).isEqualTo("AKIDNEW");
    }

    @Test
    void aRoleIsAssumedByTheSessionWithAllThatTheCredentialsSay(JenkinsRule jenkins) throws Exception {
        AWSCredentialsImpl role = role("AKIDEXAMPLE", "of-the-shop");
        role.setStsTokenDuration(1800);
        stored.set(role);

        assertThat(resolved(named()).accessKeyId()).isEqualTo("ASIAROLE1");
        assertThat(roles.assumed).singleElement().satisfies(assumed -> {
            assertThat(assumed.arn()).isEqualTo(ROLE);
            assertThat(assumed.externalId()).hasValue("of-the-shop");
            assertThat(assumed.duration()).hasMinutes(30);
            assertThat(assumed.caller().resolveCredentials().accessKeyId()).isEqualTo("AKIDEXAMPLE");
            assertThat(assumed.toString()).doesNotContain("hunter2");
        });
    }

    @Test
    void theSessionOfARoleIsKeptUntilTheCredentialsChange(JenkinsRule jenkins) throws Exception {
        stored.set(role("AKIDEXAMPLE", "of-the-shop"));
        AwsCredentialsProvider opened = named().fresh().apply(roles);
        opened.resolveCredentials();
        roles.pass(Duration.ofSeconds(10));
        stored.set(role("AKIDEXAMPLE", "of-the-shop"));
        assertThat(opened.resolveCredentials().accessKeyId()).isEqualTo("ASIAROLE1");

        roles.pass(Duration.ofSeconds(10));
        stored.set(role("AKIDEXAMPLE", "of-another-shop"));
        assertThat(opened.resolveCredentials().accessKeyId()).isEqualTo("ASIAROLE2");

        roles.pass(Duration.ofSeconds(30));
        stored.set(null);
        assertThatThrownBy(opened::resolveCredentials)
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessageContaining("with the ID 'shop'");
    }

    @Test
    void keysThatAreRemovedAreNotUsedToTheEnd(JenkinsRule jenkins) throws Exception {
        AwsCredentialsProvider opened = named().fresh().apply(roles);
        assertThat(opened.resolveCredentials().accessKeyId()).isEqualTo("AKIDOLD");
        stored.set(null);
        roles.pass(Duration.ofSeconds(30));

        assertThatThrownBy(opened::resolveCredentials)
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessageContaining("with the ID 'shop'");
    }

    @Test
    void aRoleInPlaceOfKeysIsNotAssumedAsTheController(JenkinsRule jenkins) throws Exception {
        CredentialsSource source = named();
        stored.set(role("", ""));

        assertThatThrownBy(() -> resolved(source))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("have a role but no access key");
    }

    @Test
    void theControllerAssumesNoRoleAnyMoreOnceThatIsNotAllowed(JenkinsRule jenkins) throws Exception {
        allowed.set(true);
        stored.set(role("", ""));
        CredentialsSource source = named();
        assertThat(resolved(source).accessKeyId()).isEqualTo("ASIAROLE1");
        allowed.set(false);

        assertThatThrownBy(() -> resolved(source)).hasMessageContaining("have a role but no access key");
    }

    @Test
    void theIdentityOfTheControllerIsNotUsedAnyMoreOnceThatIsNotAllowed(JenkinsRule jenkins) throws Exception {
        allowed.set(true);
        AwsCredentialsProvider opened = credentials().ofController().fresh().apply(roles);
        allowed.set(false);

        assertThatThrownBy(opened::resolveCredentials)
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("ask an administrator to allow builds to use the AWS identity of the controller");
    }

    @Test
    void thoseThatAreGoneAreNamedAndMayComeBack(JenkinsRule jenkins) throws Exception {
        AmazonWebServicesCredentials keys = stored.get();
        AwsCredentialsProvider opened = named().fresh().apply(roles);
        stored.set(null);

        assertThatThrownBy(opened::resolveCredentials)
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessageContaining("with the ID 'shop'");
        stored.set(keys);
        assertThat(opened.resolveCredentials().accessKeyId()).isEqualTo("AKIDOLD");
    }

    /** What shares a pace and a listing of backups is told apart by the label, for as long as Jenkins runs. */
    @Test
    void credentialsOfAnotherKindHaveOneLabelForAllBuilds(JenkinsRule jenkins) throws Exception {
        stored.set(new RoleCredentials("shop"));
        String label = named().label();

        assertThat(named().label()).isEqualTo(label);
        stored.set(new RoleCredentials("shop"));
        assertThat(named().label()).isNotEqualTo(label);
    }
}
