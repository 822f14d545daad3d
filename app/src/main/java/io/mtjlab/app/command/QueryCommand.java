package io.mtjlab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.app.bench.InstrumentLink;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab query RESOURCE COMMAND...} or {@code query BENCH ROLE COMMAND...}: some exchanges with one instrument. */
@Command(
        name = "query",
        description = {
            "Sends commands to one instrument, in their order, and prints the answers, for example",
            "  mtjlab query TCPIP0::192.168.1.20::5025::SOCKET '*IDN?'",
            "  mtjlab query microwave-neuron isrc '*IDN?' ':SOUR:CURR?'",
            "A command without a question mark is sent, and no answer awaited."
        })
public final class QueryCommand implements Callable<Integer> {

    @Parameters(
            arity = "2..*",
            paramLabel = "INSTRUMENT COMMAND",
            description = "A VISA resource string, or a bench and a role on it; then commands in its own language.")
    List<String> words = new ArrayList<>();

    @Mixin
    LinkOptions link = new LinkOptions();

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        List<String> commands = words.subList(LinkOptions.wordsOfInstrument(words), words.size());
        if (commands.isEmpty()) {
            throw new InvalidInput("what shall be sent? A command is missing after the instrument");
        }
        if (commands.stream().anyMatch(String::isBlank)) {
            throw new InvalidInput("an empty command: nothing would be sent");
        }
        List<Map<String, String>> exchanges = new ArrayList<>();
        try (InstrumentLink open = link.open(words)) {
            for (String command : commands) {
                Map<String, String> exchange = new LinkedHashMap<>(Map.of("command", command));
                if (command.contains("?")) {
                    String answer = open.session().query(command);
                    exchange.put("answer", answer);
                    if (!json) {
                        out.println(answer);
                    }
                } else {
                    open.session().write(command);
                }
                exchanges.add(exchange);
            }
            if (json) {
                print(open.session().resource().toString(), exchanges);
            }
        }
        return ExitStatus.DONE;
    }

    private void print(String resource, List<Map<String, String>> exchanges) {
        var tree = JsonText.object().put("resource", resource);
        if (exchanges.size() == 1) {
            exchanges.get(0).forEach(tree::put);
        }
        ArrayNode list = tree.putArray("exchanges");
        exchanges.forEach(exchange -> {
            var node = list.addObject();
            exchange.forEach(node::put);
        });
        spec.commandLine().getOut().print(JsonText.of(tree));
    }
}
