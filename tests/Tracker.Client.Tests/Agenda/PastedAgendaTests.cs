using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;

namespace Tracker.Client.Tests.Agenda;

public sealed class PastedAgendaTests
{
    [Theory]
    [InlineData("7.2 Framework", "7.2", "Framework")]
    [InlineData("7.2. Framework of networks", "7.2", "Framework of networks")]
    [InlineData("3) Framework", "3", "Framework")]
    [InlineData("  12a:   Framework \r", "12a", "Framework")]
    [InlineData("- 4 Framework", "4", "Framework")]
    public void Number_at_the_start_of_a_line_is_the_number_of_the_point(string line, string number, string title) =>
        Assert.Equal([new PastedPoint(1, number, title)], Good(line));

    [Theory]
    [InlineData("Framework")]
    [InlineData("• Framework")]
    [InlineData("– Framework")]
    [InlineData("Framework\t\t")]
    public void Line_without_a_number_gets_the_next_one(string line) => Assert.Equal([new PastedPoint(1, "8", "Framework")], Good(line, next: 8));

    [Theory]
    [InlineData("12% of the vote")]
    [InlineData("3+1 proposals")]
    [InlineData("5G transport")]
    [InlineData("3GPP liaison statement")]
    public void Line_that_begins_with_a_figure_that_is_no_number_of_a_point_keeps_it_in_the_title(string line) =>
        Assert.Equal([new PastedPoint(1, "1", line)], Good(line));

    [Fact]
    public void Table_has_the_number_in_its_first_column_and_the_title_in_its_second() => Assert.Equal(
        [new(1, "1.1", "Opening", "plenary"), new(2, "5", "No number"), new(4, "1.3", "Closing")],
        Good("1.1\tOpening\tplenary\r\n\tNo number\t\r\n\t\t\n1.3\tClosing", next: 5));

    [Fact]
    public void Empty_lines_are_no_points_and_lines_without_a_number_count_on() => Assert.Equal(
        [new(1, "4", "One"), new(3, "7.1", "Two"), new(5, "5", "Three")], Good("One\n\n7.1 Two\n   \nThree\n", next: 4));

    [Fact]
    public void Nothing_is_no_point_and_no_problem() => Assert.Empty(Good(" \n\t\n"));

    [Theory]
    [InlineData("No.\tTitle")]
    [InlineData("#\tSubject\tWho")]
    [InlineData("\tAgenda item")]
    public void First_row_of_a_table_that_names_its_columns_is_no_point(string heading) =>
        Assert.Equal([new(2, "1", "Opening"), new(3, "2", "Closing")], Good(heading + "\n1\tOpening\n2\tClosing"));

    [Fact]
    public void Heading_alone_or_in_the_middle_is_a_point() =>
        Assert.Equal(["Title", "Title"], Good("No\tTitle").Concat(Good("1\tOpening\nNo\tTitle").Skip(1)).Select(p => p.Title));

    [Theory]
    [InlineData("1\tOpening\n2\t\n3\tClosing", "Row 2: the title is missing.")]
    [InlineData("One\n7.2\t\tremark", "Row 2: the title is missing.")]
    [InlineData("One\n\n -", "Row 3: the title is missing.")]
    public void Row_without_a_title_is_named_and_nothing_is_added(string pasted, string problem) => Assert.Equal(problem, Bad(pasted));

    [Fact]
    public void Title_or_number_that_is_too_long_is_named_with_the_limit()
    {
        Assert.Empty(Bad(new string('x', TextLimits.Title)));
        Assert.Equal($"Row 2: a title can have at most {TextLimits.Title} characters; this has {TextLimits.Title + 1}.",
            Bad("One\n" + new string('x', TextLimits.Title + 1)));
        var number = new string('1', DelegationLimits.PointNumber + 1);
        Assert.Equal($"Row 1: a number can have at most {DelegationLimits.PointNumber} characters; this has {number.Length}.", Bad(number + "\tTitle"));
    }

    [Fact]
    public void More_rows_than_the_agenda_takes_are_refused_with_both_numbers()
    {
        Assert.Equal(2, Good("One\nTwo", room: 2).Count);
        Assert.Equal($"These are 3 rows. The agenda takes 2 more points ({DelegationLimits.AgendaPoints} in all).", Bad("One\nTwo\nThree", room: 2));
    }

    [Fact]
    public void Numbers_that_are_there_twice_are_named_with_their_rows()
    {
        Assert.Empty(PastedAgenda.Repeated(Good("1 One\n2 Two"), ["3"]));
        Assert.Equal(["Rows 1, 3 and 4 have the number 7.2.", "Rows 2 and 6 have the number 3a, which the agenda has already.",
            "Row 5 has the number 8, which the agenda has already."],
            PastedAgenda.Repeated(Good("7.2 One\n3a Two\n7.2 Three\n7.2 Four\n8 Five\n3A\tSix"), ["3A", "8"]));
    }

    private static IReadOnlyList<PastedPoint> Good(string pasted, int next = 1, int room = 100)
    {
        var (points, problem) = PastedAgenda.Read(pasted, next, room);
        Assert.Null(problem);
        return points;
    }

    private static string Bad(string pasted, int room = 100)
    {
        var (points, problem) = PastedAgenda.Read(pasted, 1, room);
        if (problem is not null) Assert.Empty(points);
        return problem ?? "";
    }

    [Fact]
    public void Columns_after_the_title_are_named_and_not_taken()
    {
        var (points, problem) = PastedAgenda.Read("No.\tTitle\tDocument\n1\tNew IP\tC-12\t\tTD 3\n2\tFVCN\t\t", 1, 10);
        Assert.Null(problem);
        Assert.Equal([("1", "New IP", "C-12 · TD 3"), ("2", "FVCN", null)], points.Select(p => (p.Number, p.Title, p.LeftOut)));
    }
}
