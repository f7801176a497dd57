package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
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

/** The progress of one run in a file: written while it runs, by one process at a time, gone when it is finished. */
public final class SavedProgress implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ProgressFile file;
    private Optional<RunLock> lock = Optional.empty();

    private SavedProgress(Path path) {
        this.file = new ProgressFile(path);
    }

    /**
     * A file for a run that begins now.
     *
     * @param path absent: a telling name in the current directory
     * @throws BadRequestException when the file is there, and may be the only trace of a run that was stopped, or cannot be
     */
    public static SavedProgress begin(Shell shell, String command, Optional<Path> path) throws BadRequestException {
        String stamp = STAMP.format(shell.clock().instant());
        String name = "dynamodb-backup-" + command + "-" + stamp + "-" + unlike() + ".json";
        SavedProgress saved = new SavedProgress(shell.directory().resolve(path.orElse(Path.of(name))));
        if (saved.isDirectory()) {
            throw refused(saved, "is a directory: name a file in it.");
        }
        if (saved.exists()) {
            throw refused(
                    saved,
                    "exists already: pick that run up with " + shell.command() + " " + command + " --resume "
                            + Quoted.forShell(saved.path()) + ", or name another file.");
        }
        if (!Files.isWritable(saved.path().getParent())) {
            throw refused(
                    saved, "cannot be written: name a file in a directory that exists and that you may write to.");
        }
        saved.takeLock();
        return saved;
    }

    /** Files of earlier runs of the command that did not finish, and that no process works on now. */
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
            // Where nothing can be looked for, nothing is told.
            return List.of();
        }
        return found.stream().sorted().toList();
    }

    /** Process ids are no help: in containers that share a directory they are the same. */
    private static String unlike() {
        return String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    }

    private static BadRequestException refused(SavedProgress saved, String why) {
        return new BadRequestException("progressFile", "--progress-file " + saved.path() + " " + why);
    }

    /**
     * The file of a run that was stopped.
     *
     * @throws BadRequestException when it is not there, or another process works on it
     */
    public static SavedProgress existing(Shell shell, Path path) throws BadRequestException {
        SavedProgress saved = new SavedProgress(shell.directory().resolve(path));
        if (!saved.exists()) {
            throw saved.refusal("does not exist: a run that is finished removes its file.");
        }
        if (saved.isDirectory()) {
            throw saved.refusal("is a directory: name the progress file in it.");
        }
        saved.takeLock();
        return saved;
    }

    private void takeLock() throws BadRequestException {
        try {
            lock = RunLock.take(path());
        } catch (IOException e) {
            throw refusal("cannot be worked on: no file can be written beside it.");
        }
        if (lock.isEmpty()) {
            throw refusal("is being worked on by another process: wait until that is done.");
        }
    }

    /** @throws BadRequestException when the file does not hold the progress of this command */
    public ProgressDocument read(String command) throws BadRequestException {
        ProgressDocument document = ProgressDocument.parse(text()).orElseThrow(this::damaged);
        if (!document.command().equals(command)) {
            throw refusal("belongs to a " + document.command() + ": say 'dynamodb-backup " + document.command()
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
        return refusal("is not a progress file of dynamodb-backup, or it is damaged: to be sure of your backups, run"
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
