package io.mtjlab.simulators.twin.e8257d;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/**
 * What an E8257D tells of itself, and settings of its screen and interfaces that outlive *RST and change nothing here
 * (E8251-90356, "diagnostic" and "system" subsystems).
 */
final class InstrumentRows {

    private final GeneratorState generator;

    InstrumentRows(GeneratorState generator) {
        this.generator = generator;
    }

    void install(CommandTable table) {
        String[] identity = generator.identity().split(", ", -1);
        String info = "DIAGnostic[:CPU]:INFOrmation:";
        table.query(info + "OPTions:DETail", () -> '"' + generator.options() + '"')
                .query(info + "OPTions", () -> '"' + generator.options() + '"')
                .query(info + "SNUMber", () -> '"' + identity[2] + '"')
                .query(info + "SN", () -> '"' + identity[2] + '"')
                .query(info + "REVision", () -> '"' + identity[3] + '"')
                .query(info + "OTIMe", () -> "1")
                .query(info + "DISPlay:OTIMe", () -> "1")
                .query(info + "CCOunt:PON", () -> "1")
                .query(info + "CCOunt:ATTenuator", () -> "0")
                .query(info + "CCOunt:PROTection", () -> "0")
                .query("SYSTem:LANGuage", () -> "\"SCPI\"")
                .query("SYSTem:ERRor:SCPI[:SYNTax]", () -> "0,\"\"");
        new Panel(table, 1)
                .integer("gpib", "SYSTem:COMMunicate:GPIB:ADDRess", Limits.of(0, 30, 19))
                .choice("lan", "SYSTem:COMMunicate:LAN:CONFig", "DHCP", "MANual")
                .choice("preset", "SYSTem:PRESet:TYPE", "NORMal", "USER")
                .choice("power.on", "SYSTem:PON:TYPE", "PRESet", "LAST")
                .integer("saver.hours", "SYSTem:SSAVer:DELay", Limits.of(1, 12, 1))
                .choice("saver.mode", "SYSTem:SSAVer:MODE", "LIGHt", "TEXT")
                .bool("saver", "SYSTem:SSAVer:STATe", false);
    }
}
