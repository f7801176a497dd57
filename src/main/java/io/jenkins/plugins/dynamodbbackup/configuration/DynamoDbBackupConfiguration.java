package io.jenkins.plugins.dynamodbbackup.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Looks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The global settings for all builds. */
@Extension
@Symbol("dynamoDbBackup")
public final class DynamoDbBackupConfiguration extends GlobalConfiguration {

    private final transient Looks<ConnectionCheck.Subject, FormValidation> tests =
            new Looks<>(Duration.ZERO, InstantSource.system());

    private String region;
    private String credentialsId;
    private String endpointUrl;
    private boolean allowControllerCredentials;
    private String storagePricePerGbMonth;
    private String restorePricePerGb;

    public DynamoDbBackupConfiguration() {
        load();
    }

    public static DynamoDbBackupConfiguration get() {
        return ExtensionList.lookupSingleton(DynamoDbBackupConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.DynamoDbBackupConfiguration_displayName();
    }

    /** Saves the whole form at once, or nothing: an error keeps the previous settings. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        Optional<String> endpoint = given(form.optString("endpointUrl"));
        refuse(form, "region", wanted -> ConfiguredTargets.problemOfRegion(wanted, endpoint));
        refuse(form, "endpointUrl", ConfiguredTargets::problemOfEndpoint);
        for (String price : List.of("storagePricePerGbMonth", "restorePricePerGb")) {
            refuse(form, price, value -> Prices.problem(price, value));
        }
        try (BulkChange all = new BulkChange(this)) {
            request.bindJSON(this, form);
            all.commit();
        } catch (IOException notSaved) {
            throw new UncheckedIOException(notSaved);
        }
        return true;
    }

    /** Includes the label of the field, because the error page does not show the form. */
    private static void refuse(JSONObject form, String field, Function<String, Optional<BadRequestException>> check)
            throws FormException {
        Optional<BadRequestException> problem = given(form.optString(field)).flatMap(check);
        if (problem.isPresent()) {
            String label = ResourceBundle.getBundle(
                            DynamoDbBackupConfiguration.class.getName() + ".config", LocaleProvider.getLocale())
                    .getString(field);
            throw new FormException(
                    Messages.DynamoDbBackupConfiguration_refused(
                            label, problem.get().getMessage()),
                    problem.get(),
                    field);
        }
    }

    /** The region of builds that do not specify one. */
    @CheckForNull
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String value) {
        Optional<String> wanted = given(value);
        wanted.ifPresent(id -> require(ConfiguredTargets.problemOfRegion(id)));
        region = wanted.orElse(null);
        save();
    }

    /** The credentials of builds that do not specify their own. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
        save();
    }

    /** Replaces the AWS endpoint, for VPC endpoints and emulators; it receives signed requests. */
    @CheckForNull
    public String getEndpointUrl() {
        return endpointUrl;
    }

    @DataBoundSetter
    public void setEndpointUrl(@CheckForNull String value) {
        Optional<String> wanted = given(value);
        wanted.ifPresent(url -> require(ConfiguredTargets.problemOfEndpoint(url)));
        endpointUrl = wanted.orElse(null);
        save();
    }

    /** Whether builds without credentials can use the identity of the controller. */
    public boolean isAllowControllerCredentials() {
        return allowControllerCredentials;
    }

    @DataBoundSetter
    public void setAllowControllerCredentials(boolean value) {
        allowControllerCredentials = value;
        save();
    }

    /** In US dollars; null for the AWS list price. */
    @CheckForNull
    public String getStoragePricePerGbMonth() {
        return storagePricePerGbMonth;
    }

    @DataBoundSetter
    public void setStoragePricePerGbMonth(@CheckForNull String value) {
        storagePricePerGbMonth = price("storagePricePerGbMonth", value);
        save();
    }

    /** In US dollars; null for the AWS list price. */
    @CheckForNull
    public String getRestorePricePerGb() {
        return restorePricePerGb;
    }

    @DataBoundSetter
    public void setRestorePricePerGb(@CheckForNull String value) {
        restorePricePerGb = price("restorePricePerGb", value);
        save();
    }

    /** The prices for cost estimates. */
    public Prices prices() {
        return Prices.of(
                Optional.ofNullable(storagePricePerGbMonth).map(BigDecimal::new),
                Optional.ofNullable(restorePricePerGb).map(BigDecimal::new));
    }

    Optional<String> defaultRegion() {
        return Optional.ofNullable(region);
    }

    Optional<String> defaultCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }

    Optional<String> endpoint() {
        return Optional.ofNullable(endpointUrl);
    }

    private static Optional<String> given(@CheckForNull String value) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(value));
    }

    /** Refuses values that no build could use, from the form or from a file. */
    private static void require(Optional<BadRequestException> problem) {
        problem.ifPresent(reason -> {
            throw new IllegalArgumentException(reason.getMessage(), reason);
        });
    }

    @CheckForNull
    private static String price(String parameter, @CheckForNull String value) {
        Optional<String> wanted = given(value);
        wanted.ifPresent(price -> require(Prices.problem(parameter, price)));
        return wanted.orElse(null);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public ComboBoxModel doFillRegionItems() {
        return Regions.offered();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckRegion(@QueryParameter String value, @QueryParameter String endpointUrl) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Regions.check(value, given(endpointUrl));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckCredentialsId(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return given(value)
                .flatMap(new FormCredentials(null)::problem)
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckEndpointUrl(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return shown(given(value).flatMap(ConfiguredTargets::problemOfEndpoint));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckStoragePricePerGbMonth(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return shown(given(value).flatMap(price -> Prices.problem("storagePricePerGbMonth", price)));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckRestorePricePerGb(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return shown(given(value).flatMap(price -> Prices.problem("restorePricePerGb", price)));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doCheckAllowControllerCredentials(@QueryParameter boolean value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return value
                ? FormValidation.warning(Messages.DynamoDbBackupConfiguration_controllerRisk())
                : FormValidation.ok();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return new FormCredentials(null).items(credentialsId);
    }

    /** Read-only; uses the values in the form, saved or not. */
    @POST
    @Restricted(DoNotUse.class) // the form only
    public FormValidation doTestConnection(
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter String endpointUrl,
            @QueryParameter boolean allowControllerCredentials) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return ConnectionCheck.of(
                tests,
                new ConnectionCheck.Subject(
                        given(region), given(credentialsId), given(endpointUrl), allowControllerCredentials));
    }

    private static FormValidation shown(Optional<BadRequestException> problem) {
        return problem.map(reason -> FormValidation.error(reason.getMessage())).orElseGet(FormValidation::ok);
    }
}
