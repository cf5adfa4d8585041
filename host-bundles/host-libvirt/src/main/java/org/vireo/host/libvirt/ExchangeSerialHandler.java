package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.ExchangeSerial;
import org.vireo.protocol.vm.SerialOutput;

/** Carries what a serial port says and is told. */
@Component(service = OperationHandler.class)
public final class ExchangeSerialHandler implements OperationHandler<ExchangeSerial, SerialOutput> {
    private final SerialPorts ports;

    /** Ready at once. */
    @Activate
    public ExchangeSerialHandler(@Reference SerialPorts ports) {
        this.ports = ports;
    }

    @Override
    public Class<ExchangeSerial> request() {
        return ExchangeSerial.class;
    }

    @Override
    public SerialOutput handle(ExchangeSerial request, HostCall call) {
        return ports.exchange(request);
    }
}
