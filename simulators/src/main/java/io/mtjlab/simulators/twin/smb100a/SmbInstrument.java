package io.mtjlab.simulators.twin.smb100a;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.twin.files.FileStore;

/**
 * Files, and what else an SMB100A keeps or tells that changes nothing here: inputs that nothing is plugged into, screen,
 * interfaces, adjustments (operating manual 1407.0806.32, chapter 7).
 */
final class SmbInstrument {

    private static final String SOURCE = "[:SOURce[1]]";

    private SmbInstrument() {}

    static void files(CommandTable table, SettingMemory memory) {
        FileStore files = new FileStore(table, "/var/user/");
        table.query("MMEMory:MSIS", () -> "\"/var\"")
                .query("MMEMory:DCATalog", () -> "")
                .row(
                        "MMEMory:STORe:STATe",
                        call -> {
                            call.expect(2, 2);
                            files.put(call, 1, "BIN", memory.take(call.integer(0, 0, memory.highest())));
                        },
                        null)
                .row(
                        "MMEMory:LOAD:STATe",
                        call -> {
                            call.expect(2, 2);
                            int number = call.integer(0, 0, memory.highest());
                            memory.put(number, files.get(call, 1, SettingMemory.Setup.class));
                        },
                        null);
    }

    static void kept(CommandTable table, Panel panel) {
        panel.choice("step.mode", SOURCE + ":FREQuency:STEP:MODE", "DECimal", "USER")
                .choice("dbm.step.mode", SOURCE + ":POWer:STEP:MODE", "DECimal", "USER")
                .choice("am.coupling", SOURCE + ":AM<1..1>:EXTernal:COUPling", "AC", "DC")
                .number("am.sensitivity", SOURCE + ":AM<1..1>:SENSitivity", Dimension.NONE, Limits.of(0, 100, 50))
                .choice("lf.impedance", SOURCE + ":LFOutput<1..1>:SIMPedance", "LOW", "G600")
                .choice("pulse.ohms", SOURCE + ":PULM:TRIGger:EXTernal:IMPedance", "G50", "G10K")
                .choice("pulse.gate", SOURCE + ":PULM:TRIGger:EXTernal:GATE:POLarity", "NORMal", "INVerted")
                .choice("pulse.video", SOURCE + ":PULM:OUTPut:VIDeo:POLarity", "NORMal", "INVerted")
                .bool("pulse.sync", SOURCE + ":PULM:SYNC", false)
                .bool("double.on", SOURCE + ":PULM:DOUBle:STATe", false)
                .bool("pulse.generator", SOURCE + ":PGENerator:STATe", false)
                .bool("pulse.output", SOURCE + ":PGENerator:OUTPut[:STATe]", false)
                .choice("pulse.output.polarity", SOURCE + ":PGENerator:OUTPut:POLarity", "NORMal", "INVerted")
                .choice("reference.hertz", SOURCE + ":ROSCillator:EXTernal:FREQuency", "10MHZ", "5MHZ", "1MHZ")
                .choice("reference.band", SOURCE + ":ROSCillator:EXTernal:SBANdwidth", "NARRow", "WIDE")
                .bool("reference.adjusts", SOURCE + ":ROSCillator[:INTernal]:ADJust[:STATe]", false)
                .number(
                        "reference.adjustment",
                        SOURCE + ":ROSCillator[:INTernal]:ADJust:VALue",
                        Dimension.NONE,
                        Limits.of(-32_768, 32_767, 0))
                .choice("trigger.slope", SOURCE + ":INPut:TRIGger:SLOPe", "POSitive", "NEGative")
                .choice("input.ohms", SOURCE + ":INPut:MODext:IMPedance", "HIGH", "G600")
                .choice("unit.angle", "UNIT:ANGLe", "RADian", "DEGree")
                .choice("output.on", "OUTPut<1..1>[:STATe]:PON", "OFF", "UNCHanged");
        table.query("OUTPut<1..1>:PROTection:TRIPped", () -> "0")
                .action("OUTPut<1..1>:PROTection:CLEar", () -> {})
                .query("CALibration<1..1>:ALL[:MEASure]", () -> "0")
                .query("CALibration<1..1>:FREQuency[:MEASure]", () -> "0")
                .query("CALibration<1..1>:LEVel[:MEASure]", () -> "0")
                .query("DIAGnostic<1..1>:INFO:OTIMe", () -> "1")
                .query("DIAGnostic<1..1>:INFO:POCount", () -> "1");
        table.query("SYSTem:ERRor:STATic", () -> "0,\"No error\"")
                .query("SYSTem:COMMunicate:NETWork:STATus", () -> "1");
        new Panel(table, 1)
                .bool("display.lock", "SYSTem:DLOCk", false)
                .bool("keyboard.lock", "SYSTem:KLOCk", false)
                .choice("gpib.end", "SYSTem:COMMunicate:GPIB:LTERminator", "STANdard", "EOI")
                .choice("network", "SYSTem:COMMunicate:NETWork:IPADdress:MODE", "AUTO", "STATic")
                .integer("gpib", "SYSTem:COMMunicate:GPIB[:SELF]:ADDRess", Limits.of(0, 30, 28))
                .choice("format", "FORMat[:DATA]", "ASCii", "PACKed")
                .choice("order", "FORMat:BORDer", "NORMal", "SWAPped")
                .choice("registers", "FORMat:SREGister", "ASCii", "BINary", "HEXadecimal", "OCTal")
                .bool("saver", "DISPlay:PSAVe[:STATe]", false)
                .integer("saver.minutes", "DISPlay:PSAVe:HOLDoff", Limits.of(1, 60, 10))
                .choice("keyboard", "KBOard:LAYout", "QWERTY", "QWERTZ", "AZERTY");
    }
}
