package io.mtjlab.instruments.bench;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * A bench: which instruments, where they are, how they are wired, what the device bears. The same for a real and a
 * virtual lab; the keys that only a virtual one has ({@code device time control faults virtual}) pass through.
 *
 * @param name the value of {@code bench:}
 * @param yaml the whole file with its places
 * @param instruments by role, in the order of the file
 */
public record BenchFile(
        String name, LocatedYaml yaml, Wiring wiring, Limits limits, Map<String, InstrumentEntry> instruments) {

    public BenchFile {
        instruments = Collections.unmodifiableMap(new LinkedHashMap<>(instruments));
    }

    /** @throws InvalidInput with file, line, column and what would be right */
    public static BenchFile read(Path path) {
        return BenchFileReader.read(LocatedYaml.read(path));
    }

    /** @param file what messages call the text */
    public static BenchFile parse(String file, String text) {
        return BenchFileReader.read(LocatedYaml.parse(file, text));
    }

    /** What stands at a key that is not the bench's own, with its places. */
    public Optional<LocatedYaml> section(String key) {
        return yaml.get(key);
    }

    /** The same as plain maps and numbers; empty when the key is absent. */
    public Map<String, @Nullable Object> sectionAsMap(String key) {
        return section(key).map(LocatedYaml::asMap).orElse(Map.of());
    }

    public InstrumentEntry instrument(String role) {
        InstrumentEntry entry = instruments.get(role);
        if (entry == null) {
            throw new InvalidInput(
                    yaml.file() + ": no instrument has the role '" + role + "'" + BenchFileReader.hint(role, this));
        }
        return entry;
    }

    /** The same bench with one instrument alone. */
    public BenchFile only(String role) {
        return new BenchFile(name, yaml, wiring, limits, Map.of(role, instrument(role)));
    }

    /** True when any instrument of it is virtual. */
    public boolean virtual() {
        return instruments.values().stream().anyMatch(entry -> entry.virtual() != VirtualMode.REAL);
    }
}
