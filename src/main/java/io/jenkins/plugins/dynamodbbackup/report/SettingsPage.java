package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The saved settings of one table, to look at and to download. Everyone who can read the build can read them. */
public final class SettingsPage {

    private final Run<?, ?> run;
    private final BackupRow backup;
    private final String json;

    SettingsPage(Run<?, ?> run, BackupRow backup, String json) {
        this.run = run;
        this.backup = backup;
        this.json = json;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public String getTable() {
        return backup.table();
    }

    public String getBackup() {
        return backup.name();
    }

    public String getJson() {
        return json;
    }

    @GET
    public void doDownload(StaplerResponse2 response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + backup.table() + "-" + backup.name() + ".json\"");
        response.getWriter().write(json);
    }
}
