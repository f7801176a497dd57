package io.jenkins.plugins.dynamodbbackup.engine.settings;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Settings files in a folder: {@code <account>/<region>/<table>/<backup id>.json}. A file is written beside its place and
 * moved there, so that a reader sees a whole one or none.
 */
public final class SettingsFolder implements SettingsFiles {

    private final Path folder;

    /** @param folder made when the first file is saved */
    public SettingsFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void save(String backupArn, String json) throws IOException {
        BackupArn backup = BackupArn.parse(backupArn).orElseThrow(() -> new IOException(backupArn));
        Path place = place(backup);
        Files.createDirectories(place);
        Path beside = Files.createTempFile(place, "settings", ".tmp");
        try {
            Files.writeString(beside, json);
            Files.move(
                    beside, file(place, backup), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public Optional<String> read(String backupArn) throws IOException {
        Optional<Path> file = file(backupArn);
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String backupArn) throws IOException {
        Optional<Path> file = file(backupArn);
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    /** Where the file of this backup is or would be; empty for what is not the ARN of a backup. */
    public Optional<Path> file(String backupArn) {
        return BackupArn.parse(backupArn).map(backup -> file(place(backup), backup));
    }

    private Path place(BackupArn backup) {
        TableArn table = backup.table();
        String name = table.table();
        return folder.resolve(table.account())
                .resolve(table.region())
                .resolve(name.equals(".") || name.equals("..") ? "_" : name);
    }

    private static Path file(Path place, BackupArn backup) {
        return place.resolve(backup.id() + ".json");
    }
}
