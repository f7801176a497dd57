package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** AWS credentials as a form sees them: those that builds of this job would find. */
public final class FormCredentials {

    /** Those of Jenkins' own scope are found in a form of Jenkins itself, and by no build. */
    private static final CredentialsMatcher OF_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    @CheckForNull
    private final Item item;

    /** @param item the job whose form it is; null for a form of Jenkins itself */
    public FormCredentials(@CheckForNull Item item) {
        this.item = item;
    }

    /** For a drop-down; who may not use the job's credentials learns of none but the one that is set already. */
    public ListBoxModel items(@CheckForNull String written) {
        String current = Util.fixNull(written); // a form that was not filled in yet has none
        StandardListBoxModel items = new StandardListBoxModel();
        if (!mayList()) {
            return items.includeCurrentValue(current);
        }
        items.includeEmptyValue();
        if (item == null) {
            items.includeMatchingAs(
                    ACL.SYSTEM2, Jenkins.get(), AmazonWebServicesCredentials.class, List.of(), OF_BUILDS);
        } else {
            for (Authentication authority : authorities(item)) {
                items.includeMatchingAs(authority, item, AmazonWebServicesCredentials.class, List.of(), OF_BUILDS);
            }
        }
        return items.includeCurrentValue(current);
    }

    /** The same for the form of an operation, which works without any where there is a default: that is named. */
    public ListBoxModel itemsOrDefault(@CheckForNull String written) {
        ListBoxModel items = items(written);
        if (mayList()) {
            defaultName()
                    .ifPresent(name -> items.stream()
                            .filter(option -> option.value.isEmpty())
                            .forEach(option -> option.name = name));
        }
        return items;
    }

    private Optional<String> defaultName() {
        DynamoDbBackupConfiguration global = DynamoDbBackupConfiguration.get();
        return global.defaultCredentialsId()
                .map(id -> find(id).map(CredentialsNameProvider::name).orElse(id))
                .map(Messages::FormCredentials_defaultCredentials)
                .or(() -> global.isAllowControllerCredentials()
                        ? Optional.of(Messages.FormCredentials_defaultController())
                        : Optional.empty());
    }

    /** Why builds could not use these; nothing for somebody who may not know which there are. */
    public Optional<String> problem(String id) {
        if (!mayList()) {
            return Optional.empty();
        }
        try {
            named(DynamoDbBackupConfiguration.get()::isAllowControllerCredentials)
                    .require(id);
            return Optional.empty();
        } catch (BadRequestException problem) {
            return Optional.of(problem.getMessage());
        }
    }

    NamedCredentials named(BooleanSupplier controllerAllowed) {
        return new NamedCredentials(this::find, controllerAllowed);
    }

    private boolean mayList() {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private Optional<AmazonWebServicesCredentials> find(String id) {
        return found().filter(CredentialsMatchers.allOf(OF_BUILDS, CredentialsMatchers.withId(id))::matches)
                .findFirst();
    }

    private Stream<AmazonWebServicesCredentials> found() {
        return item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        AmazonWebServicesCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                        .stream()
                : authorities(item).stream()
                        .flatMap(authority -> CredentialsProvider.lookupCredentialsInItem(
                                AmazonWebServicesCredentials.class, item, authority, List.of())
                                .stream());
    }

    /** As whom a build looks: first as itself, then as Jenkins where it may use what the job may. */
    private static List<Authentication> authorities(Item item) {
        Authentication build = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        return !build.equals(ACL.SYSTEM2) && item.hasPermission2(build, CredentialsProvider.USE_ITEM)
                ? List.of(build, ACL.SYSTEM2)
                : List.of(build);
    }
}
