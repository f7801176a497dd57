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

/** The AWS credentials that a form offers: those available to builds of this job. */
public final class FormCredentials {

    /** Credentials with the scope System are available to forms of Jenkins itself, but not to builds. */
    private static final CredentialsMatcher OF_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    @CheckForNull
    private final Item item;

    /** @param item the job of the form; null for a form of Jenkins itself */
    public FormCredentials(@CheckForNull Item item) {
        this.item = item;
    }

    /** For a drop-down list. Users without permission for the job's credentials see only the current value. */
    public ListBoxModel items(@CheckForNull String written) {
        String current = Util.fixNull(written); // null in a new form
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

    /** The same for the form of an operation, where an empty value stands for the default, which the list shows. */
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

    /** Why builds could not use these credentials; empty for users without permission to see them. */
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

    /** The authentications of a lookup: that of the build, then Jenkins if the build can use the job's credentials. */
    private static List<Authentication> authorities(Item item) {
        Authentication build = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        return !build.equals(ACL.SYSTEM2) && item.hasPermission2(build, CredentialsProvider.USE_ITEM)
                ? List.of(build, ACL.SYSTEM2)
                : List.of(build);
    }
}
