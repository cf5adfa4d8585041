package org.vireo.host.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.host.spi.HostCall;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;

/** What volumes read through to. Thread-safe. */
final class VolumeChains {
    /** No chain that was made by commands comes near; a description that leads back to itself does. */
    private static final int LONGEST_CHAIN = 200;

    private final QemuImg qemuImg;

    VolumeChains(QemuImg qemuImg) {
        this.qemuImg = qemuImg;
    }

    static String image(DomainLayout layout, DiskId volume) {
        return layout.place().image(layout.volume(volume));
    }

    /** The volume, in a chain whose images all find the next one from this place: another host may have named it otherwise. */
    String reachable(DomainLayout layout, DiskId volume, HostCall call) {
        for (Place.Layer layer : layers(layout, volume)) {
            layer.below().ifPresent(below -> {
                String image = layout.place().image(layer.file());
                var wanted = name(layout, below);
                if (!qemuImg.in(layout.place())
                        .info(image, layer.format(), call.deadline())
                        .backing()
                        .equals(Optional.of(wanted.file()))) {
                    qemuImg.in(layout.place()).rename(image, layer.format(), wanted, call.deadline());
                }
            });
        }
        return image(layout, volume);
    }

    static QemuImg.Backing name(DomainLayout layout, DiskId below) {
        var file = VolumeFile.require(layout, below);
        return new QemuImg.Backing(layout.place().neighbour(layout.images(), below.toString()), file.format());
    }

    static List<Place.Layer> layers(DomainLayout layout, DiskId volume) {
        var layers = new ArrayList<Place.Layer>();
        Optional<DiskId> next = Optional.of(volume);
        while (next.isPresent()) {
            if (layers.size() == LONGEST_CHAIN) {
                throw new VireoException(
                        VolumeError.STORAGE_FAILED,
                        "cannot follow what volume " + volume + " reads through to: there are more than "
                                + LONGEST_CHAIN + " below it");
            }
            var file = VolumeFile.require(layout, next.get());
            layers.add(new Place.Layer(layout.volume(file.disk()), file.format(), file.backing()));
            next = file.backing();
        }
        return layers;
    }
}
