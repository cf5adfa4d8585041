package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.images.ImageTool;
import org.vireo.host.images.ImagesSettings;

/** Packages of virtual machines in files of this host. Thread-safe. */
@Component(service = OvaPackages.class, configurationPid = ImagesSettings.PID)
public final class OvaPackages {
    private final OvaReading reading;
    private final OvaWriting writing;

    /** Touches no file yet. */
    @Activate
    public OvaPackages(ImagesSettings settings) {
        this(new OvaDirectories(settings.ova__directories()), new ImageTool(settings.qemu__img(), settings.prlimit()));
    }

    OvaPackages(OvaDirectories directories, ImageTool tool) {
        reading = new OvaReading(directories, tool);
        writing = new OvaWriting(directories, tool);
    }

    OvaReading reading() {
        return reading;
    }

    OvaWriting writing() {
        return writing;
    }
}
