package io.mtjlab.simulators.twin.files;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * The files of a generator (SCPI-99 volume 2, chapter 11: MMEMory). A file is what an instrument stored under a name;
 * there are no others. They outlive *RST and the mains switch.
 */
public final class FileStore {

    /** Bytes that a catalogue tells to be free. */
    private static final long SIZE = 64L << 20;

    private static final int BYTES_A_FILE = 4096;

    private record Stored(String type, Object content) {}

    private final Map<String, Stored> files = new TreeMap<>();
    private String folder;

    /** @param folder that names without one belong to */
    public FileStore(CommandTable table, String folder) {
        this.folder = folder;
        table.row("MMEMory:CATalog", null, this::catalogue)
                .row("MMEMory:CATalog:LENGth", null, call -> call.answer((int) listed(call)))
                .row("MMEMory:COPY", call -> copy(call, false), null)
                .row("MMEMory:MOVE", call -> copy(call, true), null)
                .row(
                        "MMEMory:DELete[:NAME]",
                        call -> {
                            call.expect(1, 2);
                            require(call, 0);
                            files.remove(path(call.string(0)));
                        },
                        null)
                .row(
                        "MMEMory:CDIRectory",
                        call -> {
                            call.expect(1, 1);
                            this.folder = call.string(0);
                        },
                        call -> call.answer('"' + this.folder + '"'))
                .row("MMEMory:MDIRectory", call -> call.string(0), null);
    }

    private String path(String name) {
        return name.contains("/") || name.contains(":") ? name : folder + name;
    }

    /** Puts something away under the name that a parameter gives. */
    public void put(Call call, int index, String type, Object content) throws ScpiException {
        files.put(path(call.string(index)), new Stored(type, content));
    }

    /** What is stored under the name that a parameter gives; refused where there is no such file of this kind. */
    public <T> T get(Call call, int index, Class<T> kind) throws ScpiException {
        Object content = require(call, index).content();
        if (!kind.isInstance(content)) {
            throw missing();
        }
        return kind.cast(content);
    }

    private Stored require(Call call, int index) throws ScpiException {
        return Optional.ofNullable(files.get(path(call.string(index)))).orElseThrow(FileStore::missing);
    }

    private static ScpiException missing() {
        return new ScpiException(StandardError.FILE_NAME_NOT_FOUND);
    }

    private void copy(Call call, boolean moves) throws ScpiException {
        call.expect(2, 2);
        Stored stored = require(call, 0);
        if (moves) {
            files.remove(path(call.string(0)));
        }
        files.put(path(call.string(1)), stored);
    }

    private static String wanted(Call call, String otherwise) throws ScpiException {
        return call.parameterCount() > 0 ? call.string(0) : otherwise;
    }

    private long listed(Call call) throws ScpiException {
        call.expect(0, 1);
        String in = wanted(call, folder);
        return files.keySet().stream().filter(each -> each.startsWith(in)).count();
    }

    /** Bytes used, bytes free, then each file's name, type and size (SCPI-99 volume 2, 11.1). */
    private void catalogue(Call call) throws ScpiException {
        String in = wanted(call, folder);
        long used = BYTES_A_FILE * listed(call);
        call.answer(used + "," + (SIZE - used));
        files.forEach((path, stored) -> {
            if (path.startsWith(in)) {
                String name = path.substring(in.length()).replaceFirst("^/", "");
                call.answer(",\"" + name + "," + stored.type() + "," + BYTES_A_FILE + '"');
            }
        });
    }
}
