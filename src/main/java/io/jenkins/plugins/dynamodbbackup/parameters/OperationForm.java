package io.jenkins.plugins.dynamodbbackup.parameters;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;
import org.springframework.security.core.Authentication;

/**
 * What the form of every operation asks its descriptor, the descriptor of a step and that of a build step alike: the
 * two have different base classes, so what both answer is inherited from here. Checks and choices of the fields of one
 * operation are in the form of that operation.
 */
public interface OperationForm {

    /** Names as the lines of a text area. */
    default String text(@CheckForNull Object names) {
        return Names.text(Names.of("", names));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (!mayList(item)) {
            return items.includeCurrentValue(credentialsId);
        }
        Authentication who = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        return items.includeEmptyValue()
                .includeMatchingAs(who, item, AmazonWebServicesCredentials.class, List.of(), found -> true)
                .includeCurrentValue(credentialsId);
    }

    private static boolean mayList(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
