using Bunit;
using Tracker.Domain.Shared;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class DateFieldTests : BunitContext
{
    private readonly List<string?> given = [];

    [Theory]
    [InlineData("2013")]
    [InlineData("2013-09")]
    [InlineData(" 2013-09-14 ")]
    [InlineData("2024-02-29")]
    public void Date_is_taken_as_precise_as_it_was_written(string text)
    {
        var field = Show();
        field.Find("input").Change(text);
        Assert.Equal([text.Trim()], given);
        Assert.Equal("", field.Find(".err").TextContent);
    }

    [Theory]
    [InlineData("September 2013", "Write the date as 2013, 2013-09 or 2013-09-14.")]
    [InlineData("2013-9", "Write the date as 2013, 2013-09 or 2013-09-14.")]
    [InlineData("2013-13", "There is no month 13.")]
    [InlineData("2013-00-01", "There is no month 00.")]
    [InlineData("2013-02-30", "Feb 2013 has no day 30.")]
    [InlineData("2013-02-29", "Feb 2013 has no day 29.")]
    public void What_is_no_date_is_kept_as_typed_and_the_field_says_why(string text, string sentence)
    {
        var field = Show();
        field.Find("input").Change(text);
        Assert.Empty(given);
        Assert.Equal(sentence, field.Find(".err").TextContent.Trim());
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal(text, field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Emptied_field_is_no_date()
    {
        Show(PartialDate.Read("2013")).Find("input").Change("");
        Assert.Equal([null], given);
    }

    [Fact]
    public void Day_is_given_in_the_words_of_the_browser()
    {
        var days = new List<DateOnly?>();
        var field = Render<DayField>(p => p.Add(f => f.Id, "day").Add(f => f.Label, "Due").Add(f => f.Value, new DateOnly(2027, 3, 1))
            .Add(f => f.ValueChanged, d => days.Add(d)));
        Assert.Equal("2027-03-01", field.Find("input").GetAttribute("value"));
        field.Find("input").Change("2027-04-02");
        field.Find("input").Change("");
        Assert.Equal([new DateOnly(2027, 4, 2), null], days);
    }

    private IRenderedComponent<PartialDateField> Show(PartialDate? value = null) => Render<PartialDateField>(p => p
        .Add(f => f.Id, "formed").Add(f => f.Label, "Formed").Add(f => f.Value, value).Add(f => f.ValueChanged, d => given.Add(d?.Value)));
}
