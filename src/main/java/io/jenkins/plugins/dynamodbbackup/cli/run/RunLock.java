package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock of the process that works on a run. It is a file beside the progress file, because every save replaces the
 * progress file. The operating system releases the lock when the process ends, however it ends.
 */
final class RunLock implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private RunLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Empty when another process holds the lock. */
    static Optional<RunLock> take(Path progressFile) throws IOException {
        Path path = lockOf(progressFile);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel)) {
            return Optional.of(new RunLock(path, channel));
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether no process works on the run. */
    static boolean isFree(Path progressFile) throws IOException {
        Path path = lockOf(progressFile);
        if (!Files.exists(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            return locked(channel);
        }
    }

    private static Path lockOf(Path progressFile) {
        return progressFile.resolveSibling(progressFile.getFileName() + ".lock");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A remaining file does no harm: closing the channel released the lock.
        }
    }
}
