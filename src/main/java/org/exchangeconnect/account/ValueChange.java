package org.exchangeconnect.account;

/**
 * A requested change of one setting.
 *
 * @param requested false to keep the stored value
 * @param value the new value; null removes the stored one
 */
public record ValueChange<T>(boolean requested, T value) {

    /** Leaves the stored value as it is. */
    public static <T> ValueChange<T> none() {
        return new ValueChange<>(false, null);
    }

    /** Replaces the stored value; null removes it. */
    public static <T> ValueChange<T> to(T value) {
        return new ValueChange<>(true, value);
    }

    /** Returns the value after the change. */
    public T or(T stored) {
        return requested ? value : stored;
    }

    /** Returns whether the change stores a value, and does not only remove one. */
    public boolean isValue() {
        return value != null;
    }
}
