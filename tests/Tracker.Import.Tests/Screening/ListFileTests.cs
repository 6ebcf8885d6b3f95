using System.Text;
using Tracker.Domain.Screening;
using Tracker.Import.Screening;

namespace Tracker.Import.Tests.Screening;

/// <summary>A list is read whole or refused with the line and the reason.</summary>
public sealed class ListFileTests
{
    private const string Header = "source,entity_number,name,addresses,start_date,alt_names\n";
    private const string Orionis = "Entity List,,Orionis Works,\"1 Long Road, Harbour\",2019-05-21,Orionis; OW Harbour\n";
    private const string Vega = "Sanctions (SDN),77,Vega Shipping,,,\n";

    [Fact]
    public void Rows_become_entries_with_their_names_and_all_that_is_printed()
    {
        var read = Read(Header + Orionis + Vega);
        Assert.Null(read.Refused);
        Assert.Equal(["Orionis Works", "Orionis", "OW Harbour"], read.Entries[0].Names);
        Assert.Equal([("addresses", "1 Long Road, Harbour"), ("start_date", "2019-05-21")], read.Entries[0].Cells.Select(c => (c.Column, c.Text)));
        Assert.Equal((2, 3), (read.Entries[0].Line, read.Entries[1].Line));
    }

    [Fact]
    public void Other_order_of_columns_is_the_same_list()
    {
        var read = Read("name,alt_names,start_date,source,entity_number,addresses\n"
            + "Orionis Works,Orionis; OW Harbour,2019-05-21,Entity List,,\"1 Long Road, Harbour\"\n");
        var (one, other) = (Read(Header + Orionis).Entries[0], read.Entries[0]);
        Assert.Equal((one.Key, one.Digest), (other.Key, other.Digest));
    }

    [Theory]
    [InlineData("", 0, "The file is empty.")]
    [InlineData(Header, 0, "The file has no entry.")]
    [InlineData("name,alt_names\nA,\n", 1, "The column 'source' is missing: this is not the Consolidated Screening List in CSV.")]
    [InlineData("source,name,alt_names,name\nA,B,,C\n", 1, "The column 'name' is here twice.")]
    [InlineData(Header + Orionis + "Entity List,,Vega", 3, "The file ends in the middle of this line, so it was cut off. Download it again.")]
    [InlineData(Header + Orionis + "Entity List,,Vega\n", 3,
        "The row has 3 cells; the first row names 6 columns. The file was cut off or is damaged. Download it again.")]
    [InlineData(Header + "Entity List,,\"Vega Works\n", 2,
        "A quote is not closed, or stands inside a cell, in this row: the file was cut off or is damaged. Download it again.")]
    [InlineData(Header + Orionis + "Entity List,,,x,,\n", 3, "The row has no name.")]
    [InlineData(Header + ",,Vega,x,,\n", 2, "The row does not say which list it is from.")]
    public void File_that_is_not_whole_is_refused_whole(string file, int line, string sentence)
    {
        var read = Read(file);
        Assert.Equal((line, sentence), (read.Refused!.Line, read.Refused.Sentence));
        Assert.Empty(read.Entries);
    }

    [Fact]
    public void Formula_in_a_name_is_text()
    {
        var read = Read(Header + "Entity List,,\"=HYPERLINK(\"\"x\"\",\"\"Orionis\"\")\",,,\n");
        Assert.Equal("=HYPERLINK(\"x\",\"Orionis\")", Assert.Single(read.Entries).Name);
        Assert.Equal((2, "name"), (Assert.Single(read.Notes).Line, read.Notes[0].Column));
    }

    [Fact]
    public void Broken_characters_of_a_city_are_shown_as_such_and_those_of_a_name_refuse_the_file()
    {
        byte[] city = [.. Encoding.UTF8.GetBytes(Header + "Entity List,,Orionis,Harb"), 0xff, .. Encoding.UTF8.GetBytes("r,,\n")];
        var read = ListFile.Read(city);
        Assert.Equal("Harb\uFFFDr", Assert.Single(Assert.Single(read.Entries).Cells).Text);
        Assert.Equal((2, "addresses"), (Assert.Single(read.Notes).Line, read.Notes[0].Column));
        byte[] name = [.. Encoding.UTF8.GetBytes(Header + "Entity List,,Ori"), 0xff, .. Encoding.UTF8.GetBytes("nis,,,\n")];
        Assert.Equal((2, "name"), (ListFile.Read(name).Refused!.Line, ListFile.Read(name).Refused!.Column));
    }

    [Fact]
    public void Entry_keeps_its_key_and_gets_another_digest_when_anything_of_it_changes()
    {
        var (one, other) = (Read(Header + Orionis).Entries[0], Read(Header + Orionis.Replace("1 Long", "2 Long")).Entries[0]);
        Assert.Equal(one.Key, other.Key);
        Assert.NotEqual(one.Digest, other.Digest);
    }

    [Fact]
    public void Same_name_at_several_addresses_is_several_entries_and_the_same_row_is_one()
    {
        var read = Read(Header + Orionis + Orionis.Replace("1 Long", "2 Long") + Orionis);
        Assert.Equal(2, read.Entries.DistinctBy(e => e.Key).Count());
        Assert.Equal((2, 4), (read.Entries.Length, Assert.Single(read.Notes).Line));
    }

    private static ListReading Read(string file) => ListFile.Read(Encoding.UTF8.GetBytes(file));
}
