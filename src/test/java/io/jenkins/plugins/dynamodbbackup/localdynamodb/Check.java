package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.regex.Pattern;

/** The checks of request fields, with the texts of the service. */
final class Check {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

    private Check() {}

    static ServiceError violation(String field, String value, String constraint) {
        String shown = value.equals("null") ? "null" : "'" + value + "'";
        return ServiceError.validation("1 validation error detected: Value " + shown + " at '"
                + Character.toLowerCase(field.charAt(0)) + field.substring(1) + "' failed to satisfy constraint: "
                + constraint);
    }

    /** A name of a table or a backup: 3 to 255 characters out of letters, digits, underscore, dot, hyphen. */
    static String name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw violation(field, value, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        if (value.length() < 3) {
            throw violation(field, value, "Member must have length greater than or equal to 3");
        }
        if (value.length() > 255) {
            throw violation(field, value, "Member must have length less than or equal to 255");
        }
        return value;
    }

    /** A field that takes a table's name or its ARN. Gives the name. */
    static String table(Site site, String field, String value) {
        if (!value.startsWith("arn:")) {
            return name(field, value);
        }
        String prefix = site.arnPrefix() + "table/";
        if (!value.startsWith(prefix)) {
            // Access to tables of other accounts needs a resource policy; other regions have an endpoint of their own.
            throw value.contains(":" + site.account() + ":")
                    ? ServiceError.validation("Invalid table ARN: region of " + value + " is not " + site.region())
                    : ServiceError.of(
                            "AccessDeniedException",
                            "User: arn:aws:iam::" + site.account() + ":user/local is not authorized to access "
                                    + value);
        }
        return name(field, value.substring(prefix.length()));
    }

    static int range(String field, int value, int low, int high) {
        if (value < low) {
            throw violation(field, "" + value, "Member must have value greater than or equal to " + low);
        }
        if (value > high) {
            throw violation(field, "" + value, "Member must have value less than or equal to " + high);
        }
        return value;
    }

    /** "arn:aws:dynamodb:r:a:table/orders/backup/x" -> "orders". */
    static String tableNameIn(String arn) {
        String rest = arn.substring(arn.indexOf(":table/") + 7);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
