package org.vireo.host.images.nbd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vireo.model.DiskFormat;
import org.vireo.model.ModelError;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource;

/** An image as QEMU's programs are told to open it: with its format, never by guessing one. Stateless. */
public final class BlockNode {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BlockNode() {}

    /** A name that QEMU's programs take in place of a file's. */
    public static String of(DiskSource source, TransferContent content) {
        var layers = new ArrayList<DiskSource>();
        if (source instanceof DiskSource.LayeredDisk layered) {
            layers.add(layered.top());
            layers.addAll(layered.below());
        } else {
            layers.add(source);
        }
        return "json:"
                + switch (content) {
                    case IMAGE -> raw(layers.get(0));
                    case LAYER -> layer(layers.get(0));
                    case GUEST -> layers.size() > 1 ? chain(layers) : format(layers.get(0));
                };
    }

    private static ObjectNode raw(DiskSource source) {
        var node = JSON.objectNode().put("driver", "raw");
        node.set("file", protocol(source));
        return node;
    }

    private static ObjectNode layer(DiskSource source) {
        var node = format(source);
        if (source.format() == DiskFormat.COW) {
            node.putNull("backing");
        }
        return node;
    }

    private static ObjectNode format(DiskSource source) {
        var node = JSON.objectNode().put("driver", source.format() == DiskFormat.COW ? "qcow2" : "raw");
        node.set("file", protocol(source));
        return node;
    }

    /** All layers are told, so no header is asked for one. */
    private static ObjectNode chain(List<DiskSource> layers) {
        var node = layer(layers.get(layers.size() - 1));
        for (int i = layers.size() - 2; i >= 0; i--) {
            var above = format(layers.get(i));
            above.set("backing", node);
            node = above;
        }
        return node;
    }

    private static ObjectNode protocol(DiskSource source) {
        if (source instanceof DiskSource.FileDisk file) {
            return JSON.objectNode().put("driver", "file").put("filename", file.path());
        }
        if (source instanceof DiskSource.BlockDisk block) {
            return JSON.objectNode().put("driver", "host_device").put("filename", block.path());
        }
        if (source instanceof DiskSource.NetworkDisk network
                && network.servers().size() == 1
                && network.secret().isEmpty()
                && network.protocol().equals("nfs")) {
            var node = JSON.objectNode().put("driver", "nfs");
            node.putObject("server")
                    .put("type", "inet")
                    .put("host", network.servers().get(0));
            return node.put("path", network.name());
        }
        throw new VireoException(
                ModelError.WRONG_STATE, "images of this kind of storage cannot be moved by clients: " + kind(source));
    }

    private static String kind(DiskSource source) {
        return source instanceof DiskSource.NetworkDisk network
                ? network.protocol()
                : source.getClass().getSimpleName();
    }
}
