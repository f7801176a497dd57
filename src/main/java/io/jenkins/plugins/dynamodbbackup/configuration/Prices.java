package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What cost estimates count with, in US dollars. An estimate only: sizes that AWS reports lag some hours behind.
 *
 * @param storagePerGbMonth for keeping one GB (2^30 bytes) of backup for a month
 * @param restorePerGb for restoring one GB
 */
public record Prices(BigDecimal storagePerGbMonth, BigDecimal restorePerGb) {

    /** AWS' list price in US East (N. Virginia); other regions differ, and so do discounts (spec 7.4). */
    public static final Prices LIST = new Prices(new BigDecimal("0.10"), new BigDecimal("0.15"));

    private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,4}([.][0-9]{1,6})?");

    /** With AWS' list price where nothing else is given. */
    static Prices of(Optional<BigDecimal> storagePerGbMonth, Optional<BigDecimal> restorePerGb) {
        return new Prices(storagePerGbMonth.orElse(LIST.storagePerGbMonth), restorePerGb.orElse(LIST.restorePerGb));
    }

    static Optional<BadRequestException> problem(String parameter, String text) {
        return WRITTEN.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new BadRequestException(parameter, Messages.Prices_notAPrice(parameter, text)));
    }

    /** US dollars for keeping backups of this size for a month. */
    public BigDecimal ofStorage(long bytes) {
        return of(bytes, storagePerGbMonth);
    }

    /** US dollars for restoring a backup of this size once. */
    public BigDecimal ofRestore(long bytes) {
        return of(bytes, restorePerGb);
    }

    private static BigDecimal of(long bytes, BigDecimal perGb) {
        return BigDecimal.valueOf(bytes).divide(GB, MathContext.DECIMAL64).multiply(perGb);
    }
}
