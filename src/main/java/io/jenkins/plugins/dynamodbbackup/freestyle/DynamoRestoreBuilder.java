package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoRestoreStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.RestoreForm;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code restoreDynamoTable}: restores a backup or a point in time, as a build step. */
public final class DynamoRestoreBuilder extends OperationBuilder {

    @DataBoundSetter
    public String backupArn;

    @DataBoundSetter
    public String table;

    @DataBoundSetter
    public String backup;

    @DataBoundSetter
    public String before;

    @DataBoundSetter
    public String pointInTime;

    @DataBoundSetter
    public String sourceRegion;

    @DataBoundSetter
    public String targetTable;

    @DataBoundSetter
    public String billingMode;

    @DataBoundSetter
    public Integer readCapacity;

    @DataBoundSetter
    public Integer writeCapacity;

    @DataBoundSetter
    public Object indexes;

    @DataBoundSetter
    public String kmsKey;

    @DataBoundSetter
    public String verify;

    @DataBoundSetter
    public String mode;

    @DataBoundSetter
    public Object settings;

    @DataBoundSetter
    public Integer timeoutMinutes;

    @DataBoundSetter
    public Boolean dryRun;

    @DataBoundSetter
    public String confirm;

    @DataBoundSetter
    public Object keys;

    @DataBoundSetter
    public Integer readUnits;

    @DataBoundSetter
    public Integer writeUnits;

    @DataBoundSetter
    public String share;

    @DataBoundSetter
    public Boolean drill;

    @DataBoundConstructor
    public DynamoRestoreBuilder() {
        // The source can be specified in several ways, by the setters.
    }

    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoRestoreBuilder.class);
        }
    }

    @Extension
    @Symbol("restoreDynamoTable")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements RestoreForm {

        public DescriptorImpl() {
            super(DynamoRestoreStep.class);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoRestoreBuilder_displayName();
        }
    }
}
