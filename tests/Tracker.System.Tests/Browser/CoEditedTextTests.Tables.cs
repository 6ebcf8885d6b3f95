using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The editor has no tables: a pasted one becomes lines with tabs between the cells.</summary>
public sealed partial class CoEditedTextTests
{
    private const string Word = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>
        p.MsoNormal { margin: 0cm; font-family: "Calibri", sans-serif; }
        </style></head><body lang=EN-GB style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->
        <p class=MsoNormal>Positions<span style='mso-tab-count:1'>      </span>March<o:p></o:p></p>
        <table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
         <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
          <td width=200 valign=top style='width:150.2pt;border:solid windowtext 1.0pt'>
          <p class=MsoNormal><b>Body<o:p></o:p></b></p>
          </td>
          <td width=200 valign=top><p class=MsoNormal><b>Stance<o:p></o:p></b></p></td>
          <td width=200 valign=top><p class=MsoNormal><b>Due<o:p></o:p></b></p></td>
         </tr>
         <tr style='mso-yfti-irow:1'>
          <td width=200 valign=top>
          <p class=MsoNormal>ITU-T<o:p></o:p></p>
          <p class=MsoNormal>SG13<o:p></o:p></p>
          </td>
          <td width=200 valign=top><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
          <td width=200 valign=top><p class=MsoNormal>3<span style='mso-spacerun:yes'>  </span>March<o:p></o:p></p></td>
         </tr>
         <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
          <td width=400 colspan=2 valign=top><p class=MsoNormal>ISO<o:p></o:p></p></td>
          <td width=200 valign=top><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
         </tr>
        </table>
        <!--EndFragment--></body></html>
        """;

    private const string Excel = """
        <html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><style>
        td { mso-number-format:General; white-space:nowrap; }
        .xl65 { font-weight:700; }
        </style></head><body link="#0563C1">
        <table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
        <!--StartFragment-->
         <col width=64 span=3 style='width:48pt'>
         <tr height=20 style='height:15.0pt'>
          <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Year</td>
          <td rowspan=2 width=64>Share</td>
          <td></td>
         </tr>
         <tr height=20>
          <td height=20 align=right>2021</td>
          <td align=right>12,5</td>
         </tr>
         <tr height=20><td></td><td></td><td align=right>7</td></tr>
        <!--EndFragment-->
        </table>
        </body></html>
        """;

    [Fact]
    public async Task Pasted_table_of_Word_and_of_Excel_becomes_rows_with_tabs_that_keep_their_empty_cells()
    {
        const string rows = "Positions\tMarch\nBody\tStance\tDue\nITU-T SG13\t\t3 March\nISO\t\t\n";
        await Paste(Word);
        await Assertions.Expect(Text(liaison).Locator("p")).ToHaveCountAsync(4);
        Assert.Equal(rows, await Lines(liaison));
        await Assertions.Expect(Text(liaison).Locator("strong")).ToHaveTextAsync(["Body", "Stance", "Due"]);

        await Text(head).PressAsync("Control+a");
        await Paste(Excel);
        const string numbers = "Year\tShare\t\n2021\t\t12,5\n\t\t7\n";
        await Assertions.Expect(Text(liaison).Locator("p")).ToHaveCountAsync(3);
        Assert.Equal(numbers, await Lines(liaison));

        // Out as Markdown, as plain text and by the clipboard, and in again.
        await head.Page.GetByText("Import and export").ClickAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "plain text" }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#transfer-out")).ToHaveValueAsync(numbers);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Markdown", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#transfer-out")).ToHaveValueAsync(new global::System.Text.RegularExpressions.Regex("2021\t\t12,5"));
        var markdown = await head.Page.Locator("#transfer-out").InputValueAsync();
        await Text(head).PressAsync("Control+a");
        await Text(head).PressAsync("Delete");
        await head.Page.GetByLabel("Markdown to insert at the caret").FillAsync(markdown);
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Insert", Exact = true }).ClickAsync();
        await Assertions.Expect(Text(liaison)).ToContainTextAsync("12,5");
        Assert.StartsWith(numbers, await Lines(liaison), StringComparison.Ordinal);

        var copied = await head.Page.EvaluateAsync<string>("""
            () => {
              const editor = document.querySelector('.ql-editor');
              editor.focus();
              document.getSelection().selectAllChildren(editor);
              const data = new DataTransfer();
              editor.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
              return data.getData('text/html');
            }
            """);
        await Text(head).PressAsync("Control+a");
        await Paste(copied);
        await Assertions.Expect(Text(liaison)).ToContainTextAsync("12,5");
        Assert.StartsWith(numbers, await Lines(liaison), StringComparison.Ordinal);
    }

    private async Task Paste(string html)
    {
        await Text(head).FocusAsync();
        await head.Page.EvaluateAsync("""
            html => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              document.querySelector('.ql-editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, html);
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
    }

    private static Task<string> Lines(Person person) =>
        person.Page.EvaluateAsync<string>("[...document.querySelectorAll('.ql-editor > *')].map(line => line.textContent + '\\n').join('')");
}
