using System.Text;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

public sealed class RefusedRowTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("report-");

    public RefusedRowTests()
    {
        foreach (var file in Directory.GetFiles(ReportFixture.Folder)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Row_without_a_source_is_refused_with_file_and_line_and_the_rest_is_read()
    {
        var lines = Lines("body_relations.csv");
        lines[3] = lines[3][..(lines[3].LastIndexOf(',') + 1)];
        var reading = Read("body_relations.csv", lines);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("body_relations.csv", 4, "source"), (problem.File, problem.Line, problem.Field));
        Assert.Equal("body_relations.csv:4: A row without a source is refused.", problem.ToString());
        Assert.Equal(10, reading.Steps.Count(s => s.File == "body_relations.csv"));
    }

    [Fact]
    public void Line_counts_the_lines_inside_quoted_cells()
    {
        string[] lines = ["term_zh,english_as_printed,kind,seed_line,source", "一,\"one\nand more\",role,1,here", "二,two,role,2,"];
        Assert.Equal(4, Assert.Single(Read("chinese_terms.csv", lines).Problems).Line);
    }

    [Theory]
    [InlineData("2018-02-30", "is not a date that exists")]
    [InlineData("soon", "is not a date that exists")]
    public void Date_that_does_not_exist_is_refused_with_its_line(string date, string sentence)
    {
        string[] lines = ["doc_id,document,event,date_as_printed,date_iso,quote,seed_line,source",
            $"DOC-ISO-30141,ISO/IEC 30141,published,then,{date},quote,1,here"];
        var problem = Assert.Single(Read("document_events.csv", lines).Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figure,caption,source\nFigure 1,A caption,here", 1, "column 'data_available_in_text' is missing")]
    [InlineData("figure,caption,data_available_in_text,seed_line,source\nFigure 1,A caption,1,here", 2, "The row has 4 cells; the header has 5.")]
    [InlineData("figure,caption,data_available_in_text,seed_line,source\nFigure 1,\"A caption,none,1,here", 2, "A quote is not closed")]
    public void Broken_table_is_refused_with_its_line(string content, int line, string sentence)
    {
        var problem = Assert.Single(Read("figures.csv", content.Split('\n')).Problems);
        Assert.Equal(("figures.csv", line), (problem.File, problem.Line));
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_missing_or_not_utf_8_is_refused()
    {
        File.Delete(Path.Combine(folder.FullName, "scenarios.csv"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "figures.csv"), [0x66, 0xFF, 0xFE]);
        Assert.Equal(
            [("figures.csv", "The file is not UTF-8."), ("scenarios.csv", "There is no such file.")],
            ReportReader.Read(folder.FullName).Problems.Select(p => (p.File, p.Sentence)).Order());
    }

    [Fact]
    public void Overlong_cell_is_refused_with_its_limit()
    {
        string[] lines = ["figure,caption,data_available_in_text,seed_line,source",
            $"Figure 1,{new string('x', 20_001)},none,1,here", "Figure 2,short,none,1,here"];
        var reading = Read("figures.csv", lines);
        Assert.All(reading.Problems, p => Assert.Equal(2, p.Line));
        Assert.Contains(reading.Problems, p => p.Sentence.Contains("20000", StringComparison.Ordinal));
        Assert.All(reading.Steps.Where(s => s.File == "figures.csv"), s => Assert.Equal(3, s.Line));
    }

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(folder.FullName, file));

    private ImportReading Read(string file, string[] lines)
    {
        File.WriteAllText(Path.Combine(folder.FullName, file), string.Join('\n', lines), Encoding.UTF8);
        return ReportReader.Read(folder.FullName);
    }
}
