package io.mtjlab.app.network;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.command.CardNeuron;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.NeuronHardware;
import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.recurrent.MtjElement;

import picocli.CommandLine.Option;

/** Which junction the neurons of a recurrent network are. */
final class DeviceOptions {

    /** By the names of the command line. */
    enum Neuron {
        IDEAL,
        SURROGATE,
        TABLE,
        MACROSPIN;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is read of a junction. */
    enum Reading {
        RESISTANCE,
        VOLTAGE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Option(
            names = "--response",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}: a straight line; the curve through the paper's 114 and 145 ohm; the"
                            + " macrospin zheng2020 by a table, or integrated for every neuron and step (slow). Default: surrogate")
    @Nullable
    Neuron response;

    @Option(
            names = "--read",
            paramLabel = "WHAT",
            description = "${COMPLETION-CANDIDATES}. Default: resistance",
            defaultValue = "resistance")
    Reading reading = Reading.RESISTANCE;

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = "Device card whose switching probability the neurons answer with, in place of --response.")
    @Nullable
    Path card;

    @Option(
            names = "--answers",
            paramLabel = "N",
            description = "Of a card's stochastic junction, averaged for one of the network's. Default: 2500, which"
                    + " leaves 1 % of noise; the junctions differ as the card's spread of alpha and beta says.")
    @Nullable
    Double answers;

    @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Which sigmoid of the card: a level, or off.")
    @Nullable
    String rfDbm;

    Device device() {
        if (card != null) {
            if (response != null) {
                throw new InvalidInput("--card and --response both say what a neuron answers; give one of them");
            }
            DeviceCard read = DeviceCard.read(card);
            return Device.stochastic(
                    CardNeuron.of(read, Optional.ofNullable(rfDbm)),
                    NeuronHardware.of(read),
                    answers == null ? NeuronHardware.ANSWERS_FOR_A_PROBABILITY : answers);
        }
        if (rfDbm != null) {
            throw new InvalidInput("--rf-dbm chooses a sigmoid of a device card; give the card with --card");
        }
        if (answers != null) {
            throw new InvalidInput("--answers averages those of a device card's junction; give the card with --card");
        }
        Neuron chosen = response == null ? Neuron.SURROGATE : response;
        MtjElement.Output output = MtjElement.Output.valueOf(reading.name());
        return chosen == Neuron.IDEAL ? Device.IDEAL : Device.mtj(MtjElement.Source.valueOf(chosen.name()), output);
    }
}
