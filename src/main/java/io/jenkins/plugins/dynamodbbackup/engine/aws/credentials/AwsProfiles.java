package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/** What the AWS configuration files of this user say, apart from the credentials themselves. */
public final class AwsProfiles {

    private AwsProfiles() {}

    /**
     * The region that a profile names.
     *
     * @param profile absent: the profile that AWS_PROFILE names, or else {@code default}
     */
    public static Optional<String> regionOf(Optional<String> profile) {
        String name = profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        return ProfileFile.defaultProfileFile().profile(name).flatMap(found -> found.property(ProfileProperty.REGION));
    }

    static String name(Map<String, String> environment, Optional<String> profile) {
        return profile.or(() -> Optional.ofNullable(environment.get("AWS_PROFILE")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse("default");
    }

    /** @throws BadRequestException when no configuration file has a profile of this name */
    public static void require(String profile) throws BadRequestException {
        if (ProfileFile.defaultProfileFile().profile(profile).isEmpty()) {
            throw BadRequestException.of("profile", "aws.profile.refused", profile);
        }
    }
}
