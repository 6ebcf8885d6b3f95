using System.Diagnostics;
using Tracker.Domain.Commenting;

namespace Tracker.Comments.Tests;

/// <summary>Another program opens our files and says what is in them. Needs LibreOffice; says so where it is absent.</summary>
public class LibreOfficeTests
{
    private static readonly FormRow Comment = new("US", "17", "3.1", "Table 1", "te", "=1+1 is a comment", "@SUM is a proposal, and +1");

    [Fact]
    public void LibreOffice_opens_a_document_and_a_workbook_and_shows_every_text()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "soffice"))))
        {
            Console.WriteLine("soffice is not installed; that LibreOffice opens the forms is not tested.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("tracker-forms-");
        try
        {
            var form = new CommentingForm(FormLayout.Template, new("2027-03-01", "ISO/DIS 1", "P 1", Marking: "Delegation only"), [Comment]);
            foreach (var name in CommentForms.Endings.Select(e => "form" + e))
                File.WriteAllBytes(Path.Combine(folder.FullName, name), CommentForms.Write(name, form).Bytes!);
            Convert(folder.FullName, "txt:Text", "form.docx");
            Convert(folder.FullName, "csv", "form.xlsx");
            var sheet = File.ReadAllText(Path.Combine(folder.FullName, "form.csv"));
            Assert.All(
                new[] { "=1+1 is a comment", "@SUM is a proposal, and +1", "Delegation only", "ISO/DIS 1" },
                t => Assert.Contains(t, sheet, StringComparison.Ordinal));
            var text = File.ReadAllText(Path.Combine(folder.FullName, "form.txt"));
            Assert.All(new[] { "=1+1 is a comment", "@SUM is a proposal, and +1" }, t => Assert.Contains(t, text, StringComparison.Ordinal));

            // What it saves again is still the same form.
            foreach (var (name, to) in new[] { ("form.docx", "docx"), ("form.xlsx", "xlsx") })
            {
                Convert(folder.FullName, to, name, "again");
                var read = CommentForms.Read(name, File.ReadAllBytes(Path.Combine(folder.FullName, "again", name)));
                Assert.Null(read.Refused);
                Assert.Equal([Comment], read.Form!.Rows.AsEnumerable());
                Assert.Equal(form.Head, read.Form.Head);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Convert(string folder, string to, string name, string? into = null)
    {
        string[] arguments =
        [
            $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", Path.Combine(folder, into ?? ""),
            Path.Combine(folder, name),
        ];
        using var process = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var wrong = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said.Result + wrong);
    }
}
