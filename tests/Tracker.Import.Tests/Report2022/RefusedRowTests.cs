using System.Text;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

public sealed class RefusedRowTests : IDisposable
{
    private const string Place = "10-20,1,Section,stated,";
    private const string Captions = "row_id,figure_no,caption,values_in_text,span,line,section,basis,note";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("report-");

    public RefusedRowTests()
    {
        foreach (var file in Directory.GetFiles(ReportFixture.Folder)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Row_without_a_place_in_the_study_is_refused_with_file_and_line_and_the_rest_is_read()
    {
        var problem = Assert.Single(Read("figure_captions.csv", Captions, "A,1,One," + "no," + Place, "B,2,Two,no,,1,Section,stated,").Problems);
        Assert.Equal("figure_captions.csv:3: A row without a span has no source; it is refused.", problem.ToString());
        Assert.Equal("span", problem.Field);
    }

    [Theory]
    [InlineData("20-10", "each ending after its beginning")]
    [InlineData("words", "must be characters such as 120-180")]
    public void Span_that_cannot_be_is_refused(string span, string sentence)
    {
        var problem = Assert.Single(Read("figure_captions.csv", Captions, $"A,1,One,no,{span},1,Section,stated,").Problems);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_counts_the_lines_inside_quoted_cells()
    {
        var problem = Assert.Single(Read("figure_captions.csv", Captions, "A,1,\"One\nand more\",no," + Place, "A,2,Two,no," + Place).Problems);
        Assert.Equal((4, "The key 'A' is here twice."), (problem.Line, problem.Sentence));
    }

    [Theory]
    [InlineData("2018-02-30")]
    [InlineData("soon")]
    public void Date_that_does_not_exist_is_refused_with_its_column(string date)
    {
        var problem = Assert.Single(Read("memberships.csv", "row_id,body,country,kind,date,count,as_printed,span,line,section,basis,note",
            $"M,ITU,China,total,{date},16,sixteen,{Place}").Problems);
        Assert.Equal((2, "date"), (problem.Line, problem.Field));
        Assert.StartsWith($"'{date}' is not a date.", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("participations.csv", "row_id,doc_id,role,party_kind,party,count,hearsay_claimant,hearsay_channel,from,to",
        "P,DOC-NOBODY,editor,organisation,ORG027,,,,,", "doc_id", "'DOC-NOBODY' is not the key of a record.")]
    [InlineData("participations.csv", "row_id,doc_id,role,party_kind,party,count,hearsay_claimant,hearsay_channel,from,to",
        "P,DOC-ITU-NEWIP,emperor,organisation,ORG027,,,,,", "role", "'emperor' is not in the closed list of this column.")]
    [InlineData("participations.csv", "row_id,doc_id,role,party_kind,party,count,hearsay_claimant,hearsay_channel,from,to",
        "P,DOC-ITU-NEWIP,editor,organisation,ORG027,many,,,,", "count", "'many' is not a whole number.")]
    [InlineData("statuses.csv", "row_id,doc_id,status_as_printed,status,date", "S,DOC-ITU-NEWIP,then,lost,", "status",
        "'lost' is not in the closed list of this column.")]
    [InlineData("organisations.csv", "org_id,name,type,country,country_basis", "O,New Company,company,,stated", "country_basis",
        "'stated' does not fit the country ''.")]
    public void Row_that_refers_to_nothing_or_leaves_a_closed_list_is_refused_with_its_column(
        string file, string columns, string row, string field, string sentence)
    {
        var problem = Assert.Single(
            Read(file, $"{columns},{string.Join(',', "span,line,section,basis,note")}", $"{row},{Place}").Problems);
        Assert.Equal((2, field, sentence), (problem.Line, problem.Field, problem.Sentence));
    }

    [Fact]
    public void Doubt_about_a_row_that_is_no_fact_is_refused()
    {
        var problem = Assert.Single(Read("doubts.csv", "doubt_id,kind,question,fact_refs,why,span,line,section,basis,note",
            "D,label,Which one?,bodies.csv:ITU|bodies.csv:NOWHERE,because," + Place).Problems);
        Assert.Equal("'bodies.csv:NOWHERE' is not a row that became a fact.", problem.Sentence);
    }

    [Theory]
    [InlineData("row_id,figure_no,caption,span,line,section,basis,note\nA,1,One,10-20,1,S,stated,", 1, "column 'values_in_text' is missing")]
    [InlineData(Captions + "\nA,1,One,no,10-20,1,S,stated", 2, "The row has 8 cells; the header has 9.")]
    [InlineData(Captions + "\nA,1,\"One,no,10-20,1,S,stated,", 2, "A quote is not closed")]
    public void Broken_table_is_refused_with_its_line(string content, int line, string sentence)
    {
        var problem = Assert.Single(Read("figure_captions.csv", content.Split('\n')).Problems);
        Assert.Equal(("figure_captions.csv", line), (problem.File, problem.Line));
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_missing_or_not_utf_8_is_refused()
    {
        File.Delete(Path.Combine(folder.FullName, "scenarios.csv"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "figure_captions.csv"), [0x66, 0xFF, 0xFE]);
        Assert.Equal(
            [("figure_captions.csv", "The file is not UTF-8."), ("scenarios.csv", "There is no such file.")],
            ReportReader.Read(folder.FullName).Problems.Where(p => p.File != "doubts.csv").Select(p => (p.File, p.Sentence)).Order());
    }

    [Fact]
    public void Overlong_cell_is_refused_with_its_limit()
    {
        var reading = Read("figure_captions.csv", Captions, $"A,1,{new string('x', 20_001)},no," + Place, "B,2,short,no," + Place);
        Assert.All(reading.Problems, p => Assert.Equal(2, p.Line));
        Assert.Contains(reading.Problems, p => p.Sentence.Contains("at most 1000", StringComparison.Ordinal));
        Assert.All(reading.Steps.Where(s => s.File == "figure_captions.csv" && s.Command is Tracker.Domain.Claims.RecordClaim), s => Assert.Equal(3, s.Line));
    }

    /// <summary>Reads the folder with other lines in one file, and the problems of that file; doubts about its former rows have problems too.</summary>
    private ImportReading Read(string file, params string[] lines)
    {
        File.WriteAllText(Path.Combine(folder.FullName, file), string.Join('\n', lines), Encoding.UTF8);
        var reading = ReportReader.Read(folder.FullName);
        return reading with { Problems = [.. reading.Problems.Where(p => p.File == file)] };
    }
}
