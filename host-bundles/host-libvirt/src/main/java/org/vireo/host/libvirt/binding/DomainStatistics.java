package org.vireo.host.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.model.VmId;

/**
 * Counters of one domain by libvirt's names, such as {@code balloon.current}. Immutable.
 *
 * @param vm which
 * @param runNumber the number that is new at each start
 * @param numbers every counter that is a whole number
 * @param texts every value that is text
 */
public record DomainStatistics(VmId vm, int runNumber, Map<String, Long> numbers, Map<String, String> texts) {
    private static final int STATE_CPU_BALLOON_INTERFACE_BLOCK = 1 | 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5;
    private static final int ACTIVE = 1;
    /** A hung guest must not hold up the samples of the others. */
    private static final int NO_WAIT = 1 << 29;

    private static final int PARAMETER_BYTES = 96;
    private static final int TYPE_OFFSET = 80;
    private static final int VALUE_OFFSET = 88;

    /** Copies its arguments. */
    public DomainStatistics {
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
    }

    /** A counter, zero when libvirt does not tell it. */
    public long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    static List<DomainStatistics> read(Libvirt libvirt, Pointer connection) {
        var list = new PointerByReference();
        int count = libvirt.check(
                libvirt.library()
                        .virConnectGetAllDomainStats(
                                connection, STATE_CPU_BALLOON_INTERFACE_BLOCK, list, ACTIVE | NO_WAIT),
                "read statistics");
        try {
            var all = new ArrayList<DomainStatistics>(count);
            for (int i = 0; i < count; i++) {
                all.add(one(libvirt, list.getValue().getPointer((long) i * Native.POINTER_SIZE)));
            }
            return all;
        } finally {
            libvirt.library().virDomainStatsRecordListFree(list.getValue());
        }
    }

    private static DomainStatistics one(Libvirt libvirt, Pointer record) {
        Pointer domain = record.getPointer(0);
        Pointer parameters = record.getPointer(Native.POINTER_SIZE);
        int count = record.getInt(2L * Native.POINTER_SIZE);
        var numbers = new HashMap<String, Long>();
        var texts = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            parameter(parameters.share((long) i * PARAMETER_BYTES), numbers, texts);
        }
        return new DomainStatistics(
                DomainHandle.idOf(libvirt, domain), libvirt.library().virDomainGetID(domain), numbers, texts);
    }

    /** int, unsigned int, long long, unsigned long long and string have the numbers 1, 2, 3, 4 and 7. */
    private static void parameter(Pointer parameter, Map<String, Long> numbers, Map<String, String> texts) {
        String name = parameter.getString(0, StandardCharsets.US_ASCII.name());
        switch (parameter.getInt(TYPE_OFFSET)) {
            case 1 -> numbers.put(name, (long) parameter.getInt(VALUE_OFFSET));
            case 2 -> numbers.put(name, Integer.toUnsignedLong(parameter.getInt(VALUE_OFFSET)));
            case 3, 4 -> numbers.put(name, parameter.getLong(VALUE_OFFSET));
            case 7 -> texts.put(name, parameter.getPointer(VALUE_OFFSET).getString(0, StandardCharsets.UTF_8.name()));
            default -> numbers.remove(name);
        }
    }
}
