package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The common commands that IEEE 488.2, chapter 10 makes mandatory, and *TRG. */
final class CommonCommands {

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Machine machine;
    private final Status status;
    private boolean completionWanted;

    CommonCommands(Machine machine, Status status) {
        this.machine = machine;
        this.status = status;
        query("*IDN", call -> call.answer(machine.identity()));
        command("*RST", call -> {
            completionWanted = false;
            machine.reset();
        });
        command("*CLS", call -> {
            completionWanted = false;
            status.clear();
        });
        handlers.put("*ESE", call -> {
            call.expect(1, 1);
            status.eventEnable(mask(call));
        });
        query("*ESE", call -> call.answer(status.print(status.eventEnable())));
        query("*ESR", call -> {
            reportCompletion(machine, status);
            call.answer(status.print(status.takeEventStatus()));
        });
        handlers.put("*SRE", call -> {
            call.expect(1, 1);
            status.serviceEnable(mask(call));
        });
        query("*SRE", call -> call.answer(status.print(status.serviceEnable())));
        query("*STB", call -> call.answer(status.print(statusByte(call.messageAvailable()))));
        command("*OPC", call -> completionWanted = true);
        query("*OPC", call -> {
            machine.awaitOperations();
            call.answer(1);
        });
        command("*WAI", call -> machine.awaitOperations());
        if (!machine.language().isEmpty()) {
            query("*LANG", call -> call.answer(machine.language()));
            handlers.put("*LANG", call -> {
                call.expect(1, 1);
                if (!call.name(0).equalsIgnoreCase(machine.language())) {
                    throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
                }
            });
        }
        handlers.put("*PSC", call -> {
            call.expect(1, 1);
            status.powerOnClear(call.integer(0, -32767, 32767) != 0);
        });
        query("*PSC", call -> call.answer(status.powerOnClear() ? 1 : 0));
        machine.memory().ifPresent(memory -> {
            handlers.put("*SAV", memory::save);
            handlers.put("*RCL", memory::recall);
        });
        machine.learnt().ifPresent(told -> query("*LRN", call -> call.answer(told.get())));
        query("*OPT", call -> call.answer(machine.options()));
        query("*TST", call -> call.answer(machine.selfTest()));
        command("*TRG", call -> machine.trigger());
    }

    /** A number alone: MIN and its like are words of SCPI, which IEEE 488.2, 10.10 and 10.34 do not know. */
    private static int mask(Call call) throws ScpiException {
        if (call.isWord(0)) {
            throw new ScpiException(StandardError.CHARACTER_DATA_NOT_ALLOWED);
        }
        return call.integer(0, 0, 255);
    }

    /** The status byte as of now. */
    int statusByte(boolean messageAvailable) {
        machine.refreshStatus();
        reportCompletion(machine, status);
        return status.statusByte(messageAvailable);
    }

    /** When the status may change by itself. */
    long nextEventNanos(long now) {
        return machine.nextEventNanos(now);
    }

    /** Device clear: *OPC is not to be reported any more (IEEE 488.2, 12.5.2). */
    void clear() {
        completionWanted = false;
    }

    /** True when the answer is ARBITRARY ASCII RESPONSE DATA (IEEE 488.2, 8.7.11), which only END ends. */
    static boolean arbitrary(Unit unit) {
        return unit.query()
                && (unit.header().equalsIgnoreCase("*IDN") || unit.header().equalsIgnoreCase("*OPT"));
    }

    void run(Unit unit, Call call) throws ScpiException, InterruptedException {
        Handler handler = handlers.get(unit.header().toUpperCase(Locale.ROOT) + (unit.query() ? "?" : ""));
        if (handler == null) {
            throw new ScpiException(StandardError.UNDEFINED_HEADER);
        }
        handler.handle(call);
    }

    /** *OPC does not wait: its bit rises once the instrument is found idle (IEEE 488.2, 10.18). */
    private void reportCompletion(Machine machine, Status status) {
        if (completionWanted && machine.idle()) {
            completionWanted = false;
            status.event(EventStatus.OPERATION_COMPLETE);
        }
    }

    private void command(String header, Handler handler) {
        handlers.put(header, bare(handler));
    }

    private void query(String header, Handler handler) {
        handlers.put(header + "?", bare(handler));
    }

    private static Handler bare(Handler handler) {
        return call -> {
            call.expect(0, 0);
            handler.handle(call);
        };
    }
}
