package org.vireo.docs;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What of a block can be read, in sentences; rows of tables and lines of code count as such. Confined to one block. */
final class PlainText extends AbstractVisitor {
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}(])|\\s*\\n\\s*");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static List<String> of(Node block) {
        var visitor = new PlainText();
        block.accept(visitor);
        return ENDS.splitAsStream(visitor.text.toString().strip())
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(Paragraph node) {
        visitChildren(node);
        text.append('\n');
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(node.getLiteral()).append('\n');
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        text.append(node.getLiteral()).append('\n');
    }

    @Override
    public void visit(HtmlBlock node) {
        text.append(node.getLiteral()).append('\n');
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell && node.getNext() != null) {
            text.append(" · ");
        } else if (node instanceof TableRow) {
            text.append('\n');
        }
    }
}
