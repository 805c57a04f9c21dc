package org.exchangeconnect.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Keeps a number of newest entries; adding never blocks. */
public final class RingBuffer<T> {

    private final AtomicReferenceArray<T> slots;
    private final AtomicLong added = new AtomicLong();

    public RingBuffer(int capacity) {
        slots = new AtomicReferenceArray<>(capacity);
    }

    public void add(T thing) {
        slots.set((int) (added.getAndIncrement() % slots.length()), thing);
    }

    /** Returns the entries, oldest first. */
    public List<T> list() {
        long end = added.get();
        List<T> things = new ArrayList<>();
        for (long i = Math.max(0, end - slots.length()); i < end; i++) {
            T thing = slots.get((int) (i % slots.length()));
            if (thing != null) {
                things.add(thing);
            }
        }
        return things;
    }

    public void clear() {
        for (int i = 0; i < slots.length(); i++) {
            slots.set(i, null);
        }
        added.set(0);
    }
}
