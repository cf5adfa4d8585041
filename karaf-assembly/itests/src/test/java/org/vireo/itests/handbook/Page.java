package org.vireo.itests.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page with its blocks of code.
 *
 * @param name of its file, without the ending
 * @param blocks in their order
 */
record Page(String name, List<Block> blocks) {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    Page {
        blocks = List.copyOf(blocks);
    }

    /** Reads a file. */
    static Page read(Path file) {
        try {
            var name = file.getFileName().toString();
            return parse(name.substring(0, name.lastIndexOf('.')), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    static Page parse(String name, String markdown) {
        var blocks = new ArrayList<Block>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                blocks.add(Block.of(name, line(block), block.getInfo(), block.getLiteral()));
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                blocks.add(Block.of(name, line(block), "", block.getLiteral()));
            }
        });
        return new Page(name, blocks);
    }

    private static int line(Node block) {
        return block.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
