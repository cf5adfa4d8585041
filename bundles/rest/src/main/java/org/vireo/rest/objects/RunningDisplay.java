package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.vireo.inventory.Vm;
import org.vireo.model.GraphicsType;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.vm.ConsolePort;
import org.vireo.rest.types.Display;
import org.vireo.rest.types.DisplayType;

/** Where the display of a running virtual machine is: older viewers look for it there instead of among its consoles. */
final class RunningDisplay {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private RunningDisplay() {}

    static void show(Display display, Vm vm) {
        for (ConsolePort console : consoles(vm)) {
            if (display.getType() == type(console.graphics())) {
                display.setAddress(console.address().host());
                display.setPort(
                        console.address().port() < 0 ? null : console.address().port());
                display.setSecurePort(
                        console.address().tlsPort() < 0
                                ? null
                                : console.address().tlsPort());
                return;
            }
        }
    }

    private static DisplayType type(GraphicsType graphics) {
        return graphics == GraphicsType.SPICE ? DisplayType.SPICE : DisplayType.VNC;
    }

    private static ConsolePort[] consoles(Vm vm) {
        if (!vm.consoles().startsWith("[{")) {
            return new ConsolePort[0];
        }
        try {
            return JSON.readValue(vm.consoles(), ConsolePort[].class);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the consoles kept of VM " + vm.id() + " cannot be read", e);
        }
    }
}
