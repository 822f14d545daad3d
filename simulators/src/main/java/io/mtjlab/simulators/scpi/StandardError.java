package io.mtjlab.simulators.scpi;

/** Errors with their numbers and texts, as SCPI-99 volume 2, chapter 21.8 lists them. */
public enum StandardError {
    NO_ERROR(0, "No error"),
    SYNTAX_ERROR(-102, "Syntax error"),
    INVALID_CHARACTER(-101, "Invalid character"),
    INVALID_SEPARATOR(-103, "Invalid separator"),
    DATA_TYPE_ERROR(-104, "Data type error"),
    PARAMETER_NOT_ALLOWED(-108, "Parameter not allowed"),
    MISSING_PARAMETER(-109, "Missing parameter"),
    HEADER_SEPARATOR_ERROR(-111, "Header separator error"),
    PROGRAM_MNEMONIC_TOO_LONG(-112, "Program mnemonic too long"),
    UNDEFINED_HEADER(-113, "Undefined header"),
    HEADER_SUFFIX_OUT_OF_RANGE(-114, "Header suffix out of range"),
    INVALID_CHARACTER_IN_NUMBER(-121, "Invalid character in number"),
    EXPONENT_TOO_LARGE(-123, "Exponent too large"),
    TOO_MANY_DIGITS(-124, "Too many digits"),
    NUMERIC_DATA_NOT_ALLOWED(-128, "Numeric data not allowed"),
    INVALID_SUFFIX(-131, "Invalid suffix"),
    SUFFIX_TOO_LONG(-134, "Suffix too long"),
    SUFFIX_NOT_ALLOWED(-138, "Suffix not allowed"),
    INVALID_CHARACTER_DATA(-141, "Invalid character data"),
    CHARACTER_DATA_TOO_LONG(-144, "Character data too long"),
    CHARACTER_DATA_NOT_ALLOWED(-148, "Character data not allowed"),
    INVALID_STRING_DATA(-151, "Invalid string data"),
    STRING_DATA_NOT_ALLOWED(-158, "String data not allowed"),
    INVALID_BLOCK_DATA(-161, "Invalid block data"),
    BLOCK_DATA_NOT_ALLOWED(-168, "Block data not allowed"),
    INVALID_EXPRESSION(-171, "Invalid expression"),
    EXPRESSION_DATA_NOT_ALLOWED(-178, "Expression data not allowed"),
    EXECUTION_ERROR(-200, "Execution error"),
    TRIGGER_IGNORED(-211, "Trigger ignored"),
    ARM_IGNORED(-212, "Arm ignored"),
    INIT_IGNORED(-213, "Init ignored"),
    TRIGGER_DEADLOCK(-214, "Trigger deadlock"),
    SETTINGS_CONFLICT(-221, "Settings conflict"),
    DATA_OUT_OF_RANGE(-222, "Data out of range"),
    TOO_MUCH_DATA(-223, "Too much data"),
    ILLEGAL_PARAMETER_VALUE(-224, "Illegal parameter value"),
    DATA_CORRUPT_OR_STALE(-230, "Data corrupt or stale"),
    LISTS_NOT_SAME_LENGTH(-226, "Lists not same length"),
    HARDWARE_MISSING(-241, "Hardware missing"),
    FILE_NAME_NOT_FOUND(-256, "File name not found"),
    SYSTEM_ERROR(-310, "System error"),
    SETTINGS_LOST(-314, "Save/recall memory lost"),
    SELF_TEST_FAILED(-330, "Self-test failed"),
    QUEUE_OVERFLOW(-350, "Queue overflow"),
    INPUT_BUFFER_OVERRUN(-363, "Input buffer overrun"),
    QUERY_ERROR(-400, "Query error"),
    QUERY_INTERRUPTED(-410, "Query INTERRUPTED"),
    QUERY_UNTERMINATED(-420, "Query UNTERMINATED"),
    QUERY_DEADLOCKED(-430, "Query DEADLOCKED"),
    QUERY_AFTER_INDEFINITE_RESPONSE(-440, "Query UNTERMINATED after indefinite response");

    private final int code;
    private final String text;

    StandardError(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    /** The bit of the standard event status register that this error sets; 0 for none. */
    public int eventBit() {
        return eventBit(code);
    }

    /** The same for any code, by its hundreds; positive ones are the device's own (DDE). */
    public static int eventBit(int code) {
        if (code > 0) {
            return EventStatus.DEVICE_ERROR;
        }
        return switch (-code / 100) {
            case 1 -> EventStatus.COMMAND_ERROR;
            case 2 -> EventStatus.EXECUTION_ERROR;
            case 3 -> EventStatus.DEVICE_ERROR;
            case 4 -> EventStatus.QUERY_ERROR;
            default -> 0;
        };
    }
}
