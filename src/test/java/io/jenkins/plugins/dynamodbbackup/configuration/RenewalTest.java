package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCredentials;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What stands under an id may change while an operation runs: it is looked up anew when AWS calls it expired. */
@WithJenkins
class RenewalTest {

    private final AtomicReference<AmazonWebServicesCredentials> stored =
            new AtomicReference<>(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "shop", "AKIDOLD", "secret", ""));

    private AwsCredentials named(boolean controllerAllowed) throws Exception {
        return new NamedCredentials(id -> Optional.ofNullable(stored.get()), controllerAllowed).of("shop");
    }

    @Test
    void newKeysAreUsed(JenkinsRule jenkins) throws Exception {
        AwsCredentials source = named(false);
        stored.set(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "shop", "AKIDNEW", "secret", ""));

        assertThat(source.fresh().get().resolveCredentials().accessKeyId()).isEqualTo("AKIDNEW");
    }

    @Test
    void aRoleInPlaceOfKeysIsNotAssumedAsTheController(JenkinsRule jenkins) throws Exception {
        AwsCredentials source = named(false);
        stored.set(new AWSCredentialsImpl(
                CredentialsScope.GLOBAL, "shop", "", "", "", "arn:aws:iam::111122223333:role/admin", "", ""));

        assertThatThrownBy(() -> source.fresh().get())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("hold a role and no access key");
    }

    @Test
    void thoseThatAreGoneAreNamed(JenkinsRule jenkins) throws Exception {
        AwsCredentials source = named(true);
        stored.set(null);

        assertThatThrownBy(() -> source.fresh().get())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("with the id 'shop'");
    }
}
