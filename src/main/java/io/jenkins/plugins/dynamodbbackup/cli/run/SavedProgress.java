package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The progress of a run in a file: written by one process at a time while the run lasts, and removed at its end. */
public final class SavedProgress implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProgressFile file;
    private Optional<RunLock> lock = Optional.empty();

    private SavedProgress(Path path) {
        this.file = new ProgressFile(path);
    }

    /**
     * A file for a new run.
     *
     * @param path absent: a generated name in the current directory
     * @throws BadRequestException when the file exists, since a stopped run may still need it, or when it cannot be
     */
    public static SavedProgress begin(Shell shell, String command, Optional<Path> path) throws BadRequestException {
        String stamp = STAMP.format(shell.clock().instant());
        String name = "dynamodb-backup-" + command + "-" + stamp + "-" + unlike() + ".json";
        SavedProgress saved = new SavedProgress(shell.directory().resolve(path.orElse(Path.of(name))));
        if (saved.isDirectory()) {
            throw refused(saved, "is a directory; use the name of a file in it.");
        }
        if (saved.exists()) {
            throw refused(
                    saved,
                    "already exists; resume its run with " + shell.command() + " " + command + " --resume "
                            + Quoted.forShell(saved.path()) + ", or use another file.");
        }
        if (!Files.isWritable(saved.path().getParent())) {
            throw refused(saved, "cannot be written; use a file in an existing directory with write permission.");
        }
        saved.takeLock();
        return saved;
    }

    /** The files of earlier unfinished runs of the command that no process is working on. */
    List<Path> leftBehind(Shell shell, String command) {
        List<Path> found = new ArrayList<>();
        Path directory = shell.directory().toAbsolutePath().normalize();
        String names = "dynamodb-backup-" + command + "-*.json";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
            for (Path file : files) {
                if (!file.equals(path()) && RunLock.isFree(file)) {
                    found.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The directory cannot be listed, so earlier runs are not reported.
            return List.of();
        }
        return found.stream().sorted().toList();
    }

    /** Process IDs do not help: they can be equal in containers that share a directory. */
    private static String unlike() {
        return String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    }

    private static BadRequestException refused(SavedProgress saved, String why) {
        return new BadRequestException("progressFile", "--progress-file " + saved.path() + " " + why);
    }

    /**
     * The file of a stopped run.
     *
     * @throws BadRequestException when it does not exist, or another process is working on it
     */
    public static SavedProgress existing(Shell shell, Path path) throws BadRequestException {
        SavedProgress saved = new SavedProgress(shell.directory().resolve(path));
        if (!saved.exists()) {
            throw saved.refusal("does not exist; a finished run removes its file.");
        }
        if (saved.isDirectory()) {
            throw saved.refusal("is a directory; use the name of the progress file in it.");
        }
        saved.takeLock();
        return saved;
    }

    private void takeLock() throws BadRequestException {
        try {
            lock = RunLock.take(path());
        } catch (IOException e) {
            throw refusal("cannot be locked; its directory must be writable.");
        }
        if (lock.isEmpty()) {
            throw refusal("is in use by another process; wait until that process has ended.");
        }
    }

    /** @throws BadRequestException when the file does not contain the progress of this command */
    public ProgressDocument read(String command) throws BadRequestException {
        ProgressDocument document = ProgressDocument.parse(text()).orElseThrow(this::damaged);
        if (!document.command().equals(command)) {
            throw refusal("belongs to a " + document.command() + "; use 'dynamodb-backup " + document.command()
                    + " --resume' instead.");
        }
        return document;
    }

    private String text() throws BadRequestException {
        try {
            return file.read();
        } catch (CharacterCodingException binary) {
            throw damaged();
        } catch (IOException e) {
            throw refusal("cannot be read: " + ProgressStore.why(e));
        }
    }

    private BadRequestException damaged() {
        return refusal("is damaged or not a progress file of dynamodb-backup; check your backups with"
                + " 'dynamodb-backup list'.");
    }

    private BadRequestException refusal(String why) {
        return new BadRequestException("resume", "--resume " + path() + " " + why);
    }

    void save(ProgressDocument document) throws IOException {
        file.write(document.text());
    }

    void forget() throws IOException {
        file.remove();
    }

    @Override
    public void close() {
        lock.ifPresent(RunLock::close);
        lock = Optional.empty();
    }

    private boolean isDirectory() {
        return Files.isDirectory(path());
    }

    boolean exists() {
        return file.exists();
    }

    Path path() {
        return file.path();
    }
}
