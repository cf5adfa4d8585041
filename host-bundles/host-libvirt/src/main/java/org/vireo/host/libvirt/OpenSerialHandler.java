package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.OpenSerial;

/** Lets somebody to a serial port. */
@Component(service = OperationHandler.class)
public final class OpenSerialHandler implements OperationHandler<OpenSerial, Accepted> {
    private final SerialPorts ports;

    /** Ready at once. */
    @Activate
    public OpenSerialHandler(@Reference SerialPorts ports) {
        this.ports = ports;
    }

    @Override
    public Class<OpenSerial> request() {
        return OpenSerial.class;
    }

    @Override
    public Accepted handle(OpenSerial request, HostCall call) {
        ports.open(request);
        return new Accepted();
    }
}
