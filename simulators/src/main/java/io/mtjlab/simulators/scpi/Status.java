package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Everything that an instrument reports of itself: status byte, event register, groups, error queue. */
public final class Status {

    private static final int MEASUREMENT_SUMMARY = 1;
    private static final int ERROR_AVAILABLE = 1 << 2;
    private static final int QUESTIONABLE_SUMMARY = 1 << 3;
    private static final int MESSAGE_AVAILABLE = 1 << 4;
    private static final int EVENT_SUMMARY = 1 << 5;
    private static final int MASTER_SUMMARY = 1 << 6;
    private static final int OPERATION_SUMMARY = 1 << 7;

    private final ErrorQueue errors;
    private final StatusGroup operation = new StatusGroup();
    private final StatusGroup questionable = new StatusGroup();
    private final StatusGroup measurement = new StatusGroup();
    private final List<StatusGroup> below = new ArrayList<>();
    private Supplier<String> stamp = () -> "";
    private IntFunction<String> printer = Integer::toString;
    private int eventStatus = EventStatus.POWER_ON;
    private int eventEnable;
    private int serviceEnable;
    private boolean powerOnClear = true;

    public Status(int errorCapacity) {
        this(errorCapacity, StandardError.QUEUE_OVERFLOW.code());
    }

    /** @param overflowCode where it is not the standard's -350 */
    public Status(int errorCapacity, int overflowCode) {
        this.errors = new ErrorQueue(errorCapacity, overflowCode);
    }

    public ErrorQueue errors() {
        return errors;
    }

    public StatusGroup operation() {
        return operation;
    }

    public StatusGroup questionable() {
        return questionable;
    }

    /** A third group that Keithley adds, summarised in bit 0 of the status byte. */
    public StatusGroup measurement() {
        return measurement;
    }

    /** A group whose summary is a condition of another one: *CLS empties it, and STATus:PRESet lets all of it through. */
    public StatusGroup groupBelow() {
        StatusGroup group = new StatusGroup();
        below.add(group);
        group.presetBelow();
        return group;
    }

    /** From here on registers are told so. */
    void printedBy(IntFunction<String> next) {
        printer = next;
    }

    /** A register as it is told. */
    String print(int register) {
        return printer.apply(register);
    }

    public void error(StandardError error) {
        error(error.code(), error.text());
    }

    /** Behind the text of every error from here on goes what {@code stamp} says, as newer Keithleys do. */
    public void stampedBy(Supplier<String> supplier) {
        stamp = supplier;
    }

    public void error(int code, String text) {
        int queued = errors.add(code, text + stamp.get());
        event(StandardError.eventBit(code) | StandardError.eventBit(queued));
    }

    /** Sets bits of the standard event status register. */
    public void event(int bits) {
        eventStatus |= bits;
    }

    public int takeEventStatus() {
        int taken = eventStatus;
        eventStatus = 0;
        return taken;
    }

    public int eventEnable() {
        return eventEnable;
    }

    public void eventEnable(int mask) {
        eventEnable = mask & 0xff;
    }

    public int serviceEnable() {
        return serviceEnable;
    }

    public void serviceEnable(int mask) {
        serviceEnable = mask & 0xff & ~MASTER_SUMMARY;
    }

    /** @param messageAvailable true while an answer waits to be sent */
    public int statusByte(boolean messageAvailable) {
        int bits = (measurement.summary() ? MEASUREMENT_SUMMARY : 0)
                | (errors.size() > 0 ? ERROR_AVAILABLE : 0)
                | (questionable.summary() ? QUESTIONABLE_SUMMARY : 0)
                | (messageAvailable ? MESSAGE_AVAILABLE : 0)
                | ((eventStatus & eventEnable) != 0 ? EVENT_SUMMARY : 0)
                | (operation.summary() ? OPERATION_SUMMARY : 0);
        return (bits & serviceEnable) != 0 ? bits | MASTER_SUMMARY : bits;
    }

    /** *PSC: whether the mains switch clears the enable registers, too (IEEE 488.2, 10.25). */
    public void powerOnClear(boolean clear) {
        powerOnClear = clear;
    }

    public boolean powerOnClear() {
        return powerOnClear;
    }

    /** As after the mains switch: everything empty but the power-on bit. */
    public void powerOn() {
        clear();
        if (powerOnClear) {
            preset();
            eventEnable = 0;
            serviceEnable = 0;
        }
        eventStatus = EventStatus.POWER_ON;
    }

    /** *CLS: events and errors go, enables stay. */
    public void clear() {
        eventStatus = 0;
        operation.clearEvent();
        questionable.clearEvent();
        measurement.clearEvent();
        below.forEach(StatusGroup::clearEvent);
        errors.clear();
    }

    /** STATus:PRESet. */
    public void preset() {
        operation.preset();
        questionable.preset();
        measurement.preset();
        below.forEach(StatusGroup::presetBelow);
    }
}
