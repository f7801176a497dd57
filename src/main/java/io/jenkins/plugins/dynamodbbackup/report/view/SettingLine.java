package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.util.Locale;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A setting in the table of a restore. */
@ExportedBean(defaultVisibility = 999)
public final class SettingLine {

    private final StoredRestore.Setting setting;

    SettingLine(StoredRestore.Setting setting) {
        this.setting = setting;
    }

    /** As users write it. */
    @Exported
    public String getName() {
        return setting.name();
    }

    @Exported
    public String getOriginal() {
        return setting.original();
    }

    @Exported
    public String getRestored() {
        return setting.restored();
    }

    @Exported
    public SettingState getState() {
        return setting.state();
    }

    public String getResult() {
        return setting.result();
    }

    /** Empty if there is nothing to explain. */
    @Exported
    public String getWhy() {
        return setting.why();
    }

    public String getSign() {
        State.Sign sign =
                switch (setting.state()) {
                    case APPLIED, SAME -> State.Sign.GOOD;
                    case FAILED -> State.Sign.BAD;
                    default -> State.Sign.OPEN;
                };
        return sign.name().toLowerCase(Locale.ROOT);
    }
}
