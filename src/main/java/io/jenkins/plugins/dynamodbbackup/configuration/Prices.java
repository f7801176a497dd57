package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The prices for cost estimates, in US dollars. They are estimates because sizes reported by AWS lag by hours.
 *
 * @param storagePerGbMonth for storing 1 GB (2^30 bytes) of backups for a month
 * @param restorePerGb for restoring 1 GB
 */
public record Prices(BigDecimal storagePerGbMonth, BigDecimal restorePerGb) {

    /** The AWS list price in US East (N. Virginia), without discounts; other regions differ (spec 7.4). */
    public static final Prices LIST = new Prices(new BigDecimal("0.10"), new BigDecimal("0.15"));

    private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,4}([.][0-9]{1,6})?");

    /** Uses the AWS list price where no price is set. */
    static Prices of(Optional<BigDecimal> storagePerGbMonth, Optional<BigDecimal> restorePerGb) {
        return new Prices(storagePerGbMonth.orElse(LIST.storagePerGbMonth), restorePerGb.orElse(LIST.restorePerGb));
    }

    static Optional<BadRequestException> problem(String parameter, String text) {
        return WRITTEN.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new BadRequestException(parameter, Messages.Prices_notAPrice(parameter, text)));
    }

    /** The price for storing backups of this size for a month, in US dollars. */
    public BigDecimal ofStorage(long bytes) {
        return of(bytes, storagePerGbMonth);
    }

    /** The price for restoring a backup of this size, in US dollars. */
    public BigDecimal ofRestore(long bytes) {
        return of(bytes, restorePerGb);
    }

    private static BigDecimal of(long bytes, BigDecimal perGb) {
        return BigDecimal.valueOf(bytes).divide(GB, MathContext.DECIMAL64).multiply(perGb);
    }
}
