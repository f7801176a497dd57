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

/** What the help of every command says besides its own, and its options under the names of their mixins. */
final class HelpTexts {

    /** Sections that every command has come last. */
    private static final List<String> LAST = List.of("Stop and go on", "Connection", "Output");

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
        codes.put("0", "Done: everything that was asked for.");
        codes.put("1", "Failed.");
        codes.put("2", "Wrong use: nothing was changed.");
        codes.put("3", "Partly done: some of it is there, some is not; the report says which.");
        codes.put("130", "Stopped by Ctrl-C (143: by SIGTERM); AWS goes on with what it was asked for.");
        return codes;
    }

    private static String[] environment() {
        return new String[] {
            "",
            "Environment:",
            "  AWS_REGION, AWS_DEFAULT_REGION  region, where --region is not given",
            "  AWS_PROFILE                     profile, where --profile is not given",
            "  AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL",
            "                                  endpoint, where --endpoint-url is not given",
            "  HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
            "                                  proxy of calls, and the hosts that need none",
            "  NO_COLOR                        if set, no colours and no line that is written over"
        };
    }
}
