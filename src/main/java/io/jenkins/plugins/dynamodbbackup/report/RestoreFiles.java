package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The files of a restore with one line for each item, to download. Everyone who can read the build can read them. */
public final class RestoreFiles {

    private final Path folder;
    private final ModeReport mode;

    RestoreFiles(Path folder, ModeReport mode) {
        this.folder = folder;
        this.mode = mode;
    }

    /** The items that differ. */
    @GET
    public void doDifferences(StaplerResponse2 response) throws IOException {
        send(mode.comparison().flatMap(ModeReport.Compared::file), response);
    }

    /** The items that were not written. */
    @GET
    public void doLeft(StaplerResponse2 response) throws IOException {
        send(mode.written().flatMap(ModeReport.Written::file), response);
    }

    private void send(Optional<String> name, StaplerResponse2 response) throws IOException {
        Path file = name.map(this::inBuild).filter(Files::isRegularFile).orElseThrow(HttpResponses::notFound);
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    /** The folder of the build moves with its job, so only the end of the path counts. */
    private Path inBuild(String written) {
        Path path = Path.of(written);
        Path end = path.subpath(Math.max(0, path.getNameCount() - 2), path.getNameCount());
        Path file = folder.resolve(end).normalize();
        return file.startsWith(folder) ? file : folder;
    }
}
