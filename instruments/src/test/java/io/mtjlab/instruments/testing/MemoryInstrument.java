package io.mtjlab.instruments.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Answers every question with what was last set, as any instrument does with a setting; knows nothing of what the
 * settings mean. For tests that walk over all drivers.
 */
public final class MemoryInstrument implements AutoCloseable {

    private final Map<String, String> memory = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final ScriptedServer server = new ScriptedServer(this::answer);

    /** @param identity what it answers to {@code *IDN?} */
    public MemoryInstrument(String identity, Map<String, String> defaults) {
        memory.put("*IDN", identity);
        memory.put(":SYST:ERR", "0,\"No error\"");
        memory.put("*ESR", "0");
        memory.putAll(defaults);
    }

    private void answer(String line, ScriptedServer.Wire wire) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String command : line.split(";")) {
            heard.add(command);
            if (isQuestion(command)) {
                answers.add(memory.getOrDefault(command.replaceFirst("\\?", ""), "0"));
            } else if (command.indexOf(' ') > 0) {
                String header = command.substring(0, command.indexOf(' '));
                String value = command.substring(command.indexOf(' ') + 1);
                remember(header, value);
                int comma = value.indexOf(',');
                if (comma > 0) {
                    remember(header + " " + value.substring(0, comma), value.substring(comma + 1));
                }
            }
        }
        if (!answers.isEmpty()) {
            wire.send(String.join(";", answers) + "\n");
        }
    }

    private void remember(String header, String value) {
        if (!held.contains(header)) {
            memory.put(header, value.equals("ON") ? "1" : value.equals("OFF") ? "0" : value);
        }
    }

    private static boolean isQuestion(String line) {
        return line.indexOf('?') >= 0;
    }

    /** @param header with its selector, if it has one: {@code RANGE 1} */
    public void put(String header, String value) {
        memory.put(header, value);
    }

    /** A setting that no command changes: broken hardware. */
    public void hold(String header, String value) {
        held.add(header);
        memory.put(header, value);
    }

    /** Everything so far that was not a question. */
    public List<String> commands() {
        return heard.stream().filter(line -> !isQuestion(line)).collect(Collectors.toList());
    }

    public ScriptedServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
