package org.vireo.rest.objects;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.vireo.inventory.Definition;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Icon;
import org.vireo.rest.types.VmBase;

/** Icons that clients give to virtual machines and templates, and those that are shown of them. */
final class IconWishes {
    static final String KIND = "icon";
    private static final int MOST_BYTES = 24 * 1024;
    private static final int WIDEST = 150;
    private static final int HIGHEST = 120;
    private static final int SMALL = 43;
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif");

    private IconWishes() {}

    /** Refuses what is no picture of a fit size or no icon there is; a large picture alone brings a small one with it. */
    static void check(VmBase sent, Context context) {
        var large = checked(sent.getLargeIcon(), context);
        sent.setLargeIcon(large.orElse(null));
        sent.setSmallIcon(checked(sent.getSmallIcon(), context)
                .or(() -> large.filter(icon -> icon.getData() != null).map(IconWishes::reduced))
                .orElse(null));
    }

    private static Optional<Icon> checked(Icon sent, Context context) {
        if (sent == null || (sent.getData() == null && sent.getId() == null)) {
            return Optional.empty();
        }
        var icon = new Icon();
        if (sent.getData() == null) {
            icon.setId(known(sent.getId(), context));
            return Optional.of(icon);
        }
        var bytes = bytes(sent.getData());
        if (!TYPES.contains(String.valueOf(sent.getMediaType())) || !fits(bytes, sent.getMediaType())) {
            throw RequestFault.badValue(
                    "An icon must be a picture of media_type image/png, image/jpeg or image/gif, of " + WIDEST + " by "
                            + HIGHEST + " points at most");
        }
        icon.setMediaType(sent.getMediaType());
        icon.setData(Base64.getEncoder().encodeToString(bytes));
        return Optional.of(icon);
    }

    private static String known(String id, Context context) {
        if (id.equals(IconsCollection.LARGE) || id.equals(IconsCollection.SMALL)) {
            return id;
        }
        return context.inventory()
                .find(Definition.class, new DefinitionId(Context.uuid(id)))
                .filter(found -> found.kind().equals(KIND))
                .map(found -> found.id().value().toString())
                .orElseThrow(() -> RequestFault.noEntity("Icon", "id", id));
    }

    private static byte[] bytes(String data) {
        try {
            var bytes = Base64.getMimeDecoder().decode(data);
            if (bytes.length > MOST_BYTES) {
                throw RequestFault.badValue("An icon must not be larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw RequestFault.outOfRange(new IllegalArgumentException("The data of an icon must be base64", e));
        }
    }

    /** Reads the head only: a small file may claim to be an enormous picture. */
    private static boolean fits(byte[] bytes, String mediaType) {
        var readers = ImageIO.getImageReadersByMIMEType(mediaType);
        ImageReader reader = readers.next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            return reader.getWidth(0) <= WIDEST && reader.getHeight(0) <= HIGHEST;
        } catch (IOException | RuntimeException broken) {
            // what readers throw for broken pictures is not theirs to choose: bounds, casts, nulls
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static Icon reduced(Icon large) {
        var icon = new Icon();
        icon.setMediaType("image/png");
        var out = new ByteArrayOutputStream();
        try {
            var picture =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(large.getData())));
            ImageIO.write(reduced(picture), "png", out);
        } catch (IOException | RuntimeException broken) {
            throw RequestFault.outOfRange(new IllegalArgumentException("An icon cannot be read", broken));
        }
        icon.setData(Base64.getEncoder().encodeToString(out.toByteArray()));
        return icon;
    }

    private static BufferedImage reduced(BufferedImage picture) {
        var factor = Math.min(1.0, (double) SMALL / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) (picture.getWidth() * factor));
        int height = Math.max(1, (int) (picture.getHeight() * factor));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = small.createGraphics();
        graphics.drawImage(picture.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        graphics.dispose();
        return small;
    }

    /** Icons of its own, where it has them, otherwise those that go with the program. */
    static void show(VmBase bean, String kept, Beans beans, Context context) {
        var own = kept.contains("_icon\"")
                ? Optional.of(beans.fromJson(kept, bean.getClass()))
                : Optional.<VmBase>empty();
        bean.setLargeIcon(context.refer(
                new Icon(),
                "icons",
                own.map(VmBase::getLargeIcon).map(Icon::getId).orElse(IconsCollection.LARGE)));
        bean.setSmallIcon(context.refer(
                new Icon(),
                "icons",
                own.map(VmBase::getSmallIcon).map(Icon::getId).orElse(IconsCollection.SMALL)));
    }
}
