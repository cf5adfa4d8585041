package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.CloseSerial;

/** Ends a session at a serial port. */
@Component(service = OperationHandler.class)
public final class CloseSerialHandler implements OperationHandler<CloseSerial, Accepted> {
    private final SerialPorts ports;

    /** Ready at once. */
    @Activate
    public CloseSerialHandler(@Reference SerialPorts ports) {
        this.ports = ports;
    }

    @Override
    public Class<CloseSerial> request() {
        return CloseSerial.class;
    }

    @Override
    public Accepted handle(CloseSerial request, HostCall call) {
        ports.close(request.vm(), request.session());
        return new Accepted();
    }
}
