package io.mtjlab.simulators.twin.prober;

import java.util.Locale;

import static io.mtjlab.simulators.twin.prober.SentioCommands.print;

/**
 * The station around the chuck: sites, vacuum, temperature, scope, projects and commands that run on (MPI's Python
 * package: ProberSentio, StatusCommandGroup). The scope looks and touches nothing.
 */
final class SentioStation {

    /** Of the prober that the identity names. */
    static final String VERSION = "23.2.0";

    private final WaferStage stage;
    private double scopeX;
    private double scopeY;
    private double scopeZ;
    private double scopeHomeX;
    private double scopeHomeY;
    private int commandId;

    SentioStation(WaferStage stage, SentioCommands commands, String serial) {
        this.stage = stage;
        commands.fixed("has_chuck_xyz", "Yes")
                .fixed("get_chuck_position_hint", "Probing,Wafer")
                .fixed("get_chuck_site_count", "1")
                .fixed("get_chuck_site_index", "0")
                .fixed("get_chuck_site_name", "Wafer")
                .fixed("get_chuck_speed", "Normal")
                .fixed("get_wafer_diameter", "200.0")
                .fixed("get_project", "virtual")
                .fixed("get_door_status", "1,1")
                .ignored(
                        "select_module",
                        "enable_chuck_hover",
                        "enable_chuck_site_hover",
                        "set_soft_contact",
                        "set_high_power_air",
                        "set_ink",
                        "save_config",
                        "save_project",
                        "set_door_lock",
                        "set_signal_tower",
                        "set_signal_tower_buzzer",
                        "vis:switch_light",
                        "vis:switch_all_lights",
                        "vis:switch_camera",
                        "vis:enable_follow_mode",
                        "setup:remote:light_off_at_contact",
                        "setup:remote:light_on_at_separation",
                        "setup:remote:scope_follow_off")
                .row("get_vacuum_status", p -> stage.vacuum() ? "1" : "0")
                .row("set_vacuum", p -> {
                    p.expect(2, 2);
                    SentioChuck.site(p, 0);
                    stage.vacuum(p.truth(1));
                    return "OK";
                });
        status(commands, serial);
        scope(commands);
        running(commands);
    }

    private void status(SentioCommands commands, String serial) {
        commands.fixed("status:get_version", "SENTIO Version: " + VERSION)
                .fixed("status:get_machine_id", serial)
                .fixed("status:get_machine_status", "Ready")
                .fixed("status:get_access_level", "Engineer")
                .fixed("status:get_chuck_thermo_energy_mode", "Optimal")
                .fixed("status:get_chuck_thermo_hold_mode", "Nonactive")
                .fixed("status:get_high_purge_state", "OFF")
                .fixed("status:get_soaking_time", "0.0")
                .fixed("status:show_message", "Ok")
                .ignored(
                        "status:set_chuck_thermo_energy_mode",
                        "status:set_chuck_thermo_hold_mode",
                        "status:set_chuck_thermo_mode",
                        "status:set_high_purge",
                        "status:show_hint")
                .row("status:get_chuck_temp", p -> print(stage.thermal().celsius(stage.now())))
                .row(
                        "status:get_chuck_temp_setpoint",
                        p -> print(stage.thermal().setPointCelsius()))
                .row("status:get_chuck_thermo_state", p -> stage.thermal().word(stage.now()))
                .row("status:set_chuck_temp", p -> {
                    p.expect(1, 2);
                    double celsius = p.number(0);
                    if (celsius < ThermalChuck.LOWEST_CELSIUS || celsius > ThermalChuck.HIGHEST_CELSIUS) {
                        throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, print(celsius) + " is beyond the chuck");
                    }
                    stage.temperature(celsius);
                    return "OK";
                });
    }

    private void scope(SentioCommands commands) {
        commands.fixed("has_scope_xyz", "Yes")
                .fixed("has_scope_z", "Yes")
                .fixed("get_scope_site_num", "0")
                .ignored("move_scope_lift")
                .row("get_scope_xy", p -> print(scopeX) + "," + print(scopeY))
                .row("get_scope_z", p -> print(scopeZ))
                .row("get_scope_home", p -> print(scopeHomeX) + "," + print(scopeHomeY))
                .row("set_scope_home", p -> {
                    p.expect(0, 2);
                    boolean here = p.count() == 0;
                    double x = here ? scopeX : p.number(0);
                    scopeHomeY = here ? scopeY : p.number(1);
                    scopeHomeX = x;
                    return "OK";
                })
                .row("move_scope_xy", p -> {
                    p.expect(3, 3);
                    double x = p.number(1);
                    double y = p.number(2);
                    switch (p.word(0, "")) {
                        case "r", "current", "relative" -> {
                            x += scopeX;
                            y += scopeY;
                        }
                        case "h", "home" -> {
                            x += scopeHomeX;
                            y += scopeHomeY;
                        }
                        case "z", "zero", "c", "center", "m", "machine" -> {}
                        default -> throw SentioChuck.unknown(p.word(0, ""));
                    }
                    if (!WaferStage.reaches(x, y)) {
                        throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "beyond the travel of the scope");
                    }
                    scopeX = x;
                    scopeY = y;
                    return print(scopeX) + "," + print(scopeY);
                })
                .row("move_scope_z", p -> {
                    p.expect(2, 2);
                    boolean relative = p.word(0, "").matches("r|current|relative");
                    scopeZ = (relative ? scopeZ : 0) + p.number(1);
                    return print(scopeZ);
                });
    }

    /** What runs on is done by the time that it is asked after: the station answers one command at a time. */
    private void running(SentioCommands commands) {
        commands.row("start_initialization", p -> {
                    commandId++;
                    return "OK";
                })
                .row("query_command_status", this::known)
                .row("wait_complete", this::known)
                .row("abort_command", this::known)
                .ignored("wait_all");
    }

    private String known(SentioParameters p) throws SentioAnswer {
        int id = p.whole(0);
        if (id < 1 || id > commandId) {
            throw new SentioAnswer(SentioAnswer.UNKNOWN_COMMAND_ID, "There is no command " + id);
        }
        return "OK";
    }

    /** Behind the status of every answer: the number of the command where it is one that runs on. */
    int commandId(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("start_") ? commandId : 0;
    }

    void powerOn() {
        scopeX = 0;
        scopeY = 0;
        scopeZ = 0;
        scopeHomeX = 0;
        scopeHomeY = 0;
        commandId = 0;
    }
}
