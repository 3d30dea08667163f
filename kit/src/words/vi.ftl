# Made by a machine. It needs checking by a person who speaks this language.
# What every young people's page carries.
site = New Belongings
skip = Chuyển đến phần chính
back = Quay lại
exit = Thoát trang này
privacy = Chúng tôi giữ thông tin an toàn thế nào
accessibility = Ai cũng dùng được trang web này chứ?
way-out = Bạn có thể quay lại, hoặc bắt đầu lại từ đường link đã được gửi cho bạn.
start-page = Đến trang bắt đầu

# Which language.
language-title = Ngôn ngữ của bạn
language-unchecked = Bản dịch này do máy tính làm. Chưa có người nào kiểm tra. Một số từ có thể sai.
language-english = Đọc bằng tiếng Anh
language-only-english = Trang này chỉ có tiếng Anh.

# When something went wrong.
kept-title = Chúng tôi chưa nhận được
kept-lead = Những gì bạn đã nhập vẫn còn ở đây. Hãy bấm nút lại.
kept-send = Gửi lại
lost-title = Không tìm thấy trang này
lost-lead = Có thể địa chỉ bị thiếu một phần. Hãy quay lại và bấm vào toàn bộ đường link.
often-title = Thử quá nhiều lần
often-lead = Hãy chờ một chút rồi thử lại. Số phút cần chờ: { $minutes }.
broken-title = Bên chúng tôi có trục trặc
broken-lead = Đó không phải lỗi của bạn. Những gì bạn gửi chưa bị thay đổi. Hãy quay lại và thử lại sau một phút.
wrong-title = Chưa được
wrong-lead = Hãy mở lại trang này và thử một lần nữa.

# Said by the script of survey pages: read out loud, and where there is no internet. Built into it by assets/build.mjs.
script-listen = Đọc to trang này
script-quiet = Dừng đọc
script-title = Hiện không có mạng
script-lead = Chúng tôi chưa gửi được trang này. Bạn không cần gõ lại.
script-kept = Trang được giữ trên điện thoại này và đã khóa. Trang được gửi đi khi bạn có mạng lại ở đây. Sau ngày mai thì không gửi được nữa.
script-open = Hãy để trang này mở. Khi có mạng, chúng tôi thử lại.
script-again = Thử lại
script-drop = Bỏ đi
script-still = Vẫn chưa có mạng. Những gì bạn đã nhập vẫn còn ở đây.
