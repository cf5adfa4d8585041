package org.vireo.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.rest.types.CpuTopology;
import org.vireo.rest.types.OperatingSystemInfo;
import org.vireo.rest.types.Vm;
import org.vireo.rest.types.Vms;

class ItemsTest {
    private static final WireFormats FORMATS = new WireFormats();

    static Stream<WireFormat> formats() {
        return Stream.of(FORMATS.xml(), FORMATS.json());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void makesTheSameBytesAsTheWholeCollection(WireFormat format) throws IOException {
        assertThat(streamed(format, Vm.class, List.of(vm("one"), vm("tw<o>"))))
                .isEqualTo(whole(format, Vm.class, List.of(vm("one"), vm("tw<o>"))));
        assertThat(streamed(format, Vm.class, List.of())).isEqualTo(whole(format, Vm.class, List.of()));
        assertThat(streamed(format, OperatingSystemInfo.class, List.of(new OperatingSystemInfo())))
                .isEqualTo(whole(format, OperatingSystemInfo.class, List.of(new OperatingSystemInfo())));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesNothingBeforeTheFirstItem(WireFormat format) throws IOException {
        var out = new ByteArrayOutputStream();

        format.items(Vm.class, out);

        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void refusesWhatHasNoCollectionOrIsOfAnotherType(WireFormat format) throws IOException {
        var writer = format.items(Vm.class, new ByteArrayOutputStream());

        assertThatThrownBy(() -> writer.item(new CpuTopology())).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> format.items(Vms.class, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Vm vm(String name) {
        var vm = new Vm();
        vm.setId(name);
        vm.setName(name);
        return vm;
    }

    private static <T> String streamed(WireFormat format, Class<T> type, List<T> items) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = format.items(type, out);
        for (var item : items) {
            writer.item(item);
        }
        writer.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static <T> String whole(WireFormat format, Class<T> type, List<T> items) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(FORMATS.catalog().collect(type, items), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
