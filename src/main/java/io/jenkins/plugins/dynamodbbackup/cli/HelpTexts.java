package io.jenkins.plugins.dynamodbbackup.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts common to the help of all commands: options grouped by mixin, exit codes and environment variables. */
final class HelpTexts {

    /** The sections that every command has; they come last. */
    private static final List<String> LAST = List.of("Stop and resume", "Connection", "Output");

    private HelpTexts() {}

    static void complete(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false).exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
        usage.footer(
                Stream.of(usage.footer(), environment()).flatMap(Arrays::stream).toArray(String[]::new));
        if (!spec.mixins().isEmpty()) {
            usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpTexts::sections);
        }
    }

    private static String sections(Help help) {
        CommandSpec spec = help.commandSpec();
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        spec.mixins().keySet().stream()
                .sorted(Comparator.comparing(LAST::indexOf))
                .forEach(name -> sections.put(name, spec.mixins().get(name).options()));
        return sections.entrySet().stream()
                .map(section -> "\n" + section.getKey() + ":\n" + lines(help, section.getValue()))
                .collect(Collectors.joining());
    }

    private static String lines(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "Done: everything requested is complete.");
        codes.put("1", "Failed.");
        codes.put("2", "Invalid command: nothing was changed.");
        codes.put("3", "Partly done: see the report for what is missing.");
        codes.put("130", "Stopped by Ctrl-C (143: by SIGTERM); AWS completes the requests that it has accepted.");
        return codes;
    }

    private static String[] environment() {
        return new String[] {
            "",
            "Environment:",
            "  AWS_REGION, AWS_DEFAULT_REGION  region, if --region is not set",
            "  AWS_PROFILE                     profile, if --profile is not set",
            "  AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL",
            "                                  endpoint, if --endpoint-url is not set",
            "  HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
            "                                  proxy, and the hosts to reach without it",
            "  NO_COLOR                        if set, no colors and no progress line"
        };
    }
}
